package main

import (
	"encoding/json"
	"os"

	"k8s.io/client-go/util/cert"
)

// printCertificate prints a certificate for a host, with that of the authority made for it behind it, and its key.
func printCertificate(host string) error {
	certificate, key, err := cert.GenerateSelfSignedCertKey(host, nil, nil)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]string{"certificate": string(certificate), "key": string(key)})
}
