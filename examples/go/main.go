package main

import (
	"fmt"
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	elb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"
)

func main() {
	defer jsii.Close()

	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("zl"), &cdk8s.ChartProps{Namespace: jsii.String("wetwin")})

	lb := elb.NewExternalLoadBalancer(chart, jsii.String("ZlLb"), &elb.ExternalLoadBalancerProps{
		Name:              jsii.String("zl-lb"),
		Backends:          elb.Backends_FromIps(jsii.Strings("10.254.18.46", "10.254.18.47"), &elb.BackendsOptions{Port: jsii.Number(80)}),
		IngressName:       jsii.String("xxx.your-domain.com"),
		Hosts:             jsii.Strings("xxx.your-domain.com"),
		Paths:             &[]elb.RoutePath{elb.RoutePath_Regex(jsii.String("/lb/(zl/.*)"))},
		Rewrite:           elb.Rewrite_RegexTarget(jsii.String("/$1")),
		MaxBodySize:       cdk8s.Size_Mebibytes(jsii.Number(500)),
		BlockedUserAgents: elb.UserAgents_CRAWLERS(),
		LoadBalancing:     elb.LoadBalancing_RoundRobin(),
		ResponseHeaders: &map[string]elb.HeaderValue{
			"X-Real-IP":   elb.HeaderValue_ClientIp(),
			"Backend-Pod": elb.HeaderValue_BackendAddress(),
		},
		Tls:             elb.Tls_FromSecret(jsii.String("xxx.com"), nil),
		ExternalAddress: jsii.String("10.254.18.55"),
		Controller:      elb.IngressController_IngressNginx(nil),
	})

	// To stderr, so that `cdk8s synth --stdout` stays YAML.
	fmt.Fprintln(os.Stderr, *lb.Report().ToString())

	app.Synth()
}
