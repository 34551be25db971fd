package main

import (
	"context"

	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/pkg/controller/endpointslicemirroring"
)

// startMirroring starts the EndpointSlice mirroring controller with the settings that kube-controller-manager has by
// default, until ctx is done.
//
// See https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#endpointslice-mirroring
// and, for how many requests it sends a second, https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
func startMirroring(ctx context.Context, config *rest.Config) error {
	config = rest.CopyConfig(config)
	config.QPS, config.Burst = 20, 30
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	factory := informers.NewSharedInformerFactory(client, 0)
	controller := endpointslicemirroring.NewController(
		ctx,
		factory.Core().V1().Endpoints(),
		factory.Discovery().V1().EndpointSlices(),
		factory.Core().V1().Services(),
		1000, // addresses of a subset
		client,
		0,
	)
	factory.Start(ctx.Done())
	go controller.Run(ctx, 5)
	return nil
}
