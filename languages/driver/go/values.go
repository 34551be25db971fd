package main

import (
	"encoding/json"
	"fmt"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	elb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"
)

// made stands in the corpus for what a factory makes: a list of its name and its arguments.
type made []json.RawMessage

func (m made) name() string {
	return as[string](m[0])
}

func (m made) text(i int) *string {
	return jsii.String(as[string](m[i]))
}

func (m made) number(i int) *float64 {
	return jsii.Number(as[float64](m[i]))
}

func (m made) has(i int) bool {
	return i < len(m)
}

// as reads a value of a type that the corpus has in its place.
func as[T any](raw json.RawMessage) T {
	var value T
	if err := json.Unmarshal(raw, &value); err != nil {
		panic(fmt.Sprintf("the driver does not know %s: %v", raw, err))
	}
	return value
}

func unknown(m made) string {
	return fmt.Sprintf("the driver does not know %s", m)
}

func backends(m made) elb.Backends {
	switch m.name() {
	case "fromIps":
		return elb.Backends_FromIps(texts(as[[]string](m[1])), as[*elb.BackendsOptions](m[2]))
	case "fromEndpoints":
		servers := as[[]*elb.BackendEndpoint](m[1])
		if m.has(2) {
			return elb.Backends_FromEndpoints(&servers, as[*elb.EndpointsOptions](m[2]))
		}
		return elb.Backends_FromEndpoints(&servers, nil)
	case "fromHostname":
		return elb.Backends_FromHostname(m.text(1), as[*elb.BackendsOptions](m[2]))
	}
	panic(unknown(m))
}

func routePath(m made) elb.RoutePath {
	switch m.name() {
	case "prefix":
		return elb.RoutePath_Prefix(m.text(1))
	case "exact":
		return elb.RoutePath_Exact(m.text(1))
	case "regex":
		return elb.RoutePath_Regex(m.text(1))
	}
	panic(unknown(m))
}

func rewrite(m made) elb.Rewrite {
	switch m.name() {
	case "regexTarget":
		return elb.Rewrite_RegexTarget(m.text(1))
	case "stripPrefix":
		return elb.Rewrite_StripPrefix()
	case "replacePrefix":
		return elb.Rewrite_ReplacePrefix(m.text(1))
	case "fullPath":
		return elb.Rewrite_FullPath(m.text(1))
	}
	panic(unknown(m))
}

func size(m made) cdk8s.Size {
	switch m.name() {
	case "kibibytes":
		return cdk8s.Size_Kibibytes(m.number(1))
	case "mebibytes":
		return cdk8s.Size_Mebibytes(m.number(1))
	case "gibibytes":
		return cdk8s.Size_Gibibytes(m.number(1))
	case "unlimited":
		return elb.BodySize_UNLIMITED()
	}
	panic(unknown(m))
}

func duration(m made) cdk8s.Duration {
	switch m.name() {
	case "millis":
		return cdk8s.Duration_Millis(m.number(1))
	case "seconds":
		return cdk8s.Duration_Seconds(m.number(1))
	case "minutes":
		return cdk8s.Duration_Minutes(m.number(1))
	case "hours":
		return cdk8s.Duration_Hours(m.number(1))
	case "days":
		return cdk8s.Duration_Days(m.number(1))
	}
	panic(unknown(m))
}

func userAgents(raw json.RawMessage) *[]*string {
	if raw == nil {
		return nil
	}
	if raw[0] == '[' {
		return texts(as[[]string](raw))
	}
	return elb.UserAgents_CRAWLERS()
}

func loadBalancing(m made) elb.LoadBalancing {
	switch m.name() {
	case "roundRobin":
		return elb.LoadBalancing_RoundRobin()
	case "peakEwma":
		return elb.LoadBalancing_PeakEwma()
	case "consistentHash":
		return elb.LoadBalancing_ConsistentHash(hashKey(as[made](m[1])))
	case "stickyCookie":
		if m.has(1) {
			return elb.LoadBalancing_StickyCookie(cookie(as[cookieOptions](m[1])))
		}
		return elb.LoadBalancing_StickyCookie(nil)
	}
	panic(unknown(m))
}

type healthCheckOptions struct {
	Interval           made
	Timeout            made
	UnhealthyThreshold *float64
	HealthyThreshold   *float64
	ExpectedStatuses   *[]*float64
	Host               *string
	ConsecutiveErrors  *float64
	EjectionTime       made
}

func healthCheck(m made) elb.HealthCheck {
	switch m.name() {
	case "active":
		if m.has(2) {
			return elb.HealthCheck_Active(m.text(1), activeOptions(as[healthCheckOptions](m[2])))
		}
		return elb.HealthCheck_Active(m.text(1), nil)
	case "passive":
		if m.has(1) {
			return elb.HealthCheck_Passive(passiveOptions(as[healthCheckOptions](m[1])))
		}
		return elb.HealthCheck_Passive(nil)
	}
	panic(unknown(m))
}

func activeOptions(o healthCheckOptions) *elb.ActiveHealthCheckOptions {
	options := &elb.ActiveHealthCheckOptions{
		UnhealthyThreshold: o.UnhealthyThreshold,
		HealthyThreshold:   o.HealthyThreshold,
		ExpectedStatuses:   o.ExpectedStatuses,
		Host:               o.Host,
	}
	if o.Interval != nil {
		options.Interval = duration(o.Interval)
	}
	if o.Timeout != nil {
		options.Timeout = duration(o.Timeout)
	}
	return options
}

func passiveOptions(o healthCheckOptions) *elb.PassiveHealthCheckOptions {
	options := &elb.PassiveHealthCheckOptions{ConsecutiveErrors: o.ConsecutiveErrors}
	if o.EjectionTime != nil {
		options.EjectionTime = duration(o.EjectionTime)
	}
	return options
}

func hashKey(m made) elb.HashKey {
	switch m.name() {
	case "clientIp":
		return elb.HashKey_ClientIp()
	case "uri":
		return elb.HashKey_Uri()
	case "header":
		return elb.HashKey_Header(m.text(1))
	case "cookie":
		return elb.HashKey_Cookie(m.text(1))
	}
	panic(unknown(m))
}

type cookieOptions struct {
	Name       *string
	MaxAge     made
	Path       *string
	Persistent *bool
	SameSite   elb.SameSite
	Secure     *bool
}

func cookie(o cookieOptions) *elb.StickyCookieOptions {
	options := &elb.StickyCookieOptions{Name: o.Name, Path: o.Path, Persistent: o.Persistent, SameSite: o.SameSite, Secure: o.Secure}
	if o.MaxAge != nil {
		options.MaxAge = duration(o.MaxAge)
	}
	return options
}

func header(m made) elb.HeaderValue {
	switch m.name() {
	case "clientIp":
		return elb.HeaderValue_ClientIp()
	case "backendAddress":
		return elb.HeaderValue_BackendAddress()
	case "serviceName":
		return elb.HeaderValue_ServiceName()
	case "literal":
		return elb.HeaderValue_Literal(m.text(1))
	}
	panic(unknown(m))
}

func tls(m made) elb.Tls {
	switch m.name() {
	case "fromSecret":
		if m.has(2) {
			return elb.Tls_FromSecret(m.text(1), as[*elb.SecretTlsOptions](m[2]))
		}
		return elb.Tls_FromSecret(m.text(1), nil)
	case "certManager":
		return elb.Tls_CertManager(as[*elb.CertManagerTlsOptions](m[1]))
	}
	panic(unknown(m))
}

func controller(m made) elb.Controller {
	switch m.name() {
	case "echo":
		return newEcho()
	case "traefik":
		if m.has(1) {
			return elb.IngressController_Traefik(as[*elb.TraefikOptions](m[1]))
		}
		return elb.IngressController_Traefik(nil)
	case "gatewayApi":
		return elb.IngressController_GatewayApi(gatewayApi(as[gatewayApiOptions](m[1])))
	case "ingressNginx":
		if m.has(1) {
			return elb.IngressController_IngressNginx(as[*elb.IngressNginxOptions](m[1]))
		}
		return elb.IngressController_IngressNginx(nil)
	}
	panic(unknown(m))
}

type gatewayApiOptions struct {
	Gateway          *elb.GatewayReference
	GatewayClassName *string
	Implementation   made
}

func gatewayApi(o gatewayApiOptions) *elb.GatewayApiOptions {
	options := &elb.GatewayApiOptions{Gateway: o.Gateway, GatewayClassName: o.GatewayClassName}
	if o.Implementation != nil {
		options.Implementation = implementation(o.Implementation)
	}
	return options
}

func implementation(m made) elb.GatewayImplementation {
	switch m.name() {
	case "any":
		return elb.GatewayImplementation_Any()
	case "envoyGateway":
		return elb.GatewayImplementation_EnvoyGateway()
	}
	panic(unknown(m))
}

func texts(values []string) *[]*string {
	if values == nil {
		return nil
	}
	return jsii.Strings(values...)
}
