// Package ext stands in for a module that is part of Traefik's repository, but not of its module's zip.
package ext

// HTTP is where a commercial edition adds to the HTTP configuration.
type HTTP struct{}

// Router is where a commercial edition adds to a router.
type Router struct{}
