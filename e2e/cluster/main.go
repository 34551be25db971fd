// Command cluster is a Kubernetes control plane for tests, in one process and on loopback: etcd, kube-apiserver and the
// controller that mirrors Endpoints into EndpointSlices. It is kubectl of the same version as well.
package main

import (
	"fmt"
	"os"
	"path/filepath"
)

const usage = `usage:
  cluster start --dir DIR [--emulated-version 1.34]   runs until SIGINT, SIGTERM or the end of its standard input;
                                                      writes DIR/kubeconfig once it is ready, and removes DIR at the end
  cluster kubectl ...                                 kubectl
  cluster certificate HOST                            prints a certificate, signed by an authority of its own, and the key
`

func main() {
	// kubectl runs itself again, by its own name, for plugins and external commands.
	if filepath.Base(os.Args[0]) == "kubectl" {
		kubectl(os.Args)
		return
	}
	if len(os.Args) < 2 {
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
	switch os.Args[1] {
	case "start":
		if err := start(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, "cluster:", err)
			os.Exit(1)
		}
	case "kubectl":
		kubectl(os.Args[1:])
	case "certificate":
		if len(os.Args) != 3 {
			fmt.Fprint(os.Stderr, usage)
			os.Exit(2)
		}
		if err := printCertificate(os.Args[2]); err != nil {
			fmt.Fprintln(os.Stderr, "cluster:", err)
			os.Exit(1)
		}
	default:
		fmt.Fprint(os.Stderr, usage)
		os.Exit(2)
	}
}
