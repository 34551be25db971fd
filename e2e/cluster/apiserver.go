package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"k8s.io/apiserver/pkg/server"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

// apiServer is a running kube-apiserver.
type apiServer struct {
	config *rest.Config
	// stopped gets what the server ended with.
	stopped <-chan error
}

// startAPIServer starts kube-apiserver on a free port, until ctx is done, and waits until it is ready.
func startAPIServer(ctx context.Context, dir, etcdURL, emulatedVersion string) (*apiServer, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	token := make([]byte, 16)
	if _, err := rand.Read(token); err != nil {
		return nil, err
	}
	config := &rest.Config{
		Host:            fmt.Sprintf("https://127.0.0.1:%d", port),
		BearerToken:     hex.EncodeToString(token),
		TLSClientConfig: rest.TLSClientConfig{CAFile: filepath.Join(dir, "certs", "apiserver.crt")},
	}
	tokens := filepath.Join(dir, "tokens.csv")
	if err := os.WriteFile(tokens, fmt.Appendf(nil, "%s,admin,1,system:masters\n", config.BearerToken), 0o600); err != nil {
		return nil, err
	}
	signingKey := filepath.Join(dir, "service-accounts.key")
	if err := writeKey(signingKey); err != nil {
		return nil, err
	}

	command := app.NewAPIServerCommand()
	args := []string{
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		fmt.Sprintf("--secure-port=%d", port),
		"--etcd-servers=" + etcdURL,
		"--cert-dir=" + filepath.Join(dir, "certs"),
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + signingKey,
		"--service-account-signing-key-file=" + signingKey,
		"--service-cluster-ip-range=10.96.0.0/16",
		// As in real clusters: the owner of the token may do everything, others what roles allow.
		"--authorization-mode=RBAC",
		"--token-auth-file=" + tokens,
		"--endpoint-reconciler-type=none",
		// One client asks as fast as it can; it is not to be throttled.
		"--enable-priority-and-fairness=false",
		"--max-requests-inflight=0",
		"--max-mutating-requests-inflight=0",
	}
	if emulatedVersion != "" {
		args = append(args, "--emulated-version="+emulatedVersion)
	}
	command.SetArgs(args)
	command.SilenceUsage, command.SilenceErrors = true, true
	stopped := make(chan error, 1)
	go func() { stopped <- command.Execute() }()
	// The server has a context of its own, that of signals; this ends it as a signal does.
	context.AfterFunc(ctx, func() { server.RequestShutdown() })

	if err := waitReady(ctx, config, stopped); err != nil {
		return nil, fmt.Errorf("kube-apiserver: %w", err)
	}
	return &apiServer{config, stopped}, nil
}

func waitReady(ctx context.Context, config *rest.Config, stopped <-chan error) error {
	var last error
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); {
		// The certificate is there only once the server has made it.
		client, err := kubernetes.NewForConfig(config)
		if err == nil {
			if _, err = client.RESTClient().Get().AbsPath("/readyz").DoRaw(ctx); err == nil {
				return nil
			}
		}
		last = err
		select {
		case err := <-stopped:
			return errors.Join(errors.New("ended before it was ready"), err)
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
	return fmt.Errorf("not ready after two minutes: %w", last)
}

func writeKey(path string) error {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return err
	}
	block := pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	return os.WriteFile(path, pem.EncodeToMemory(&block), 0o600)
}
