package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

// start runs the cluster until it is told to stop.
func start(args []string) (err error) {
	flags := flag.NewFlagSet("cluster start", flag.ExitOnError)
	dir := flags.String("dir", "", "the folder for all that the cluster writes; it must not exist")
	emulated := flags.String("emulated-version", "", "the version of Kubernetes whose rules hold, such as 1.34")
	flags.Parse(args)
	if *dir == "" || flags.NArg() > 0 {
		return errors.New("wants --dir DIR, and nothing but flags")
	}
	root, err := filepath.Abs(*dir)
	if err != nil {
		return err
	}
	if err := os.Mkdir(root, 0o700); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(root)) }()

	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	go func() {
		// Whoever started the cluster holds the other end: if that process dies, even by SIGKILL, so does the cluster.
		io.Copy(io.Discard, os.Stdin)
		cancel()
	}()

	etcd, etcdURL, err := startEtcd(root)
	if err != nil {
		return err
	}
	defer etcd.Close()
	server, err := startAPIServer(ctx, root, etcdURL, *emulated)
	if err != nil {
		return err
	}
	if err := startMirroring(ctx, server.config); err != nil {
		return err
	}
	if err := writeKubeconfig(filepath.Join(root, "kubeconfig"), server.config); err != nil {
		return err
	}
	fmt.Println("ready", server.config.Host)

	// The server needs its etcd for as long as it takes to stop.
	return <-server.stopped
}

// writeKubeconfig writes the file in one step, since others wait for it.
func writeKubeconfig(path string, config *rest.Config) error {
	ca, err := os.ReadFile(config.CAFile)
	if err != nil {
		return err
	}
	kubeconfig := api.NewConfig()
	kubeconfig.Clusters["e2e"] = &api.Cluster{Server: config.Host, CertificateAuthorityData: ca}
	kubeconfig.AuthInfos["admin"] = &api.AuthInfo{Token: config.BearerToken}
	kubeconfig.Contexts["e2e"] = &api.Context{Cluster: "e2e", AuthInfo: "admin"}
	kubeconfig.CurrentContext = "e2e"
	if err := clientcmd.WriteToFile(*kubeconfig, path+".new"); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
