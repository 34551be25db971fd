// Builds every case of the corpus with the Go package, and says what came of it.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	elb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"
)

type corpus struct {
	Renders []testCase
	Refused []testCase
}

type testCase struct {
	Name          string
	Chart         *cdk8s.ChartProps
	LoadBalancers []struct {
		Id     string
		Props  values
		Routes []struct {
			Id      string
			Options values
		}
		Patches  []struct{ On, Path, Value string }
		Annotate map[string]string
	}
}

// values are the props of a load balancer or the options of a route, as they stand in the corpus.
type values struct {
	Backends             made
	Name                 *string
	Namespace            *string
	Labels               *map[string]*string
	ServicePort          *float64
	AcceptApproximations *bool
	EndpointsApi         elb.EndpointsApi
	Controller           made
	ExternalAddress      *string
	IngressName          *string
	Hosts                *[]*string
	Paths                []made
	Rewrite              made
	AppRoot              *string
	MaxBodySize          made
	BlockedUserAgents    json.RawMessage
	LoadBalancing        made
	HealthChecks         []made
	ResponseHeaders      map[string]made
	Tls                  made
	Annotations          *map[string]*string
}

type result struct {
	Name         string    `json:"name"`
	Error        *string   `json:"error,omitempty"`
	Yaml         *string   `json:"yaml,omitempty"`
	Reports      []*string `json:"reports,omitempty"`
	Verdicts     [][][]any `json:"verdicts,omitempty"`
	Requirements [][][]any `json:"requirements,omitempty"`
}

func main() {
	defer jsii.Close()
	input, err := os.ReadFile(os.Args[1])
	check(err)
	cases := as[corpus](input)
	results := []result{}
	for _, each := range append(cases.Renders, cases.Refused...) {
		results = append(results, attempt(each))
	}
	output, err := json.Marshal(results)
	check(err)
	check(os.WriteFile(os.Args[2], output, 0o644))
}

func attempt(each testCase) (r result) {
	defer func() {
		if err := recover(); err != nil { // whatever a user of the package could meet
			r = result{Name: each.Name, Error: jsii.String(fmt.Sprint(err))}
		}
	}()
	return build(each)
}

func build(each testCase) result {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("chart"), each.Chart)
	built := []elb.ExternalLoadBalancer{}
	for _, loadBalancer := range each.LoadBalancers {
		lb := elb.NewExternalLoadBalancer(chart, &loadBalancer.Id, props(loadBalancer.Props))
		for _, route := range loadBalancer.Routes {
			lb.AddRoute(&route.Id, routeOptions(route.Options))
		}
		for _, patch := range loadBalancer.Patches {
			children := map[string]cdk8s.ApiObject{"service": lb.Service(), "endpoints": lb.Endpoints(), "ingress": lb.Ingress()}
			children[patch.On].AddJsonPatch(cdk8s.JsonPatch_Add(&patch.Path, patch.Value))
		}
		for key, value := range loadBalancer.Annotate {
			lb.Ingress().Metadata().AddAnnotation(&key, &value)
		}
		built = append(built, lb)
	}
	r := result{Name: each.Name, Yaml: app.SynthYaml()}
	for _, lb := range built {
		report := lb.Report()
		r.Reports = append(r.Reports, report.ToString())
		verdicts, requirements := [][]any{}, [][]any{}
		for _, v := range *report.Verdicts() {
			verdicts = append(verdicts, []any{v.Route, v.Policy, v.Support, v.Rendered, v.Note})
		}
		for _, r := range *report.Requirements() {
			requirements = append(requirements, []any{r.Id, r.Where, r.What, r.Why, r.Settings})
		}
		r.Verdicts, r.Requirements = append(r.Verdicts, verdicts), append(r.Requirements, requirements)
	}
	return r
}

func props(v values) *elb.ExternalLoadBalancerProps {
	options := routeOptions(v)
	props := &elb.ExternalLoadBalancerProps{
		Name:                 v.Name,
		Namespace:            v.Namespace,
		Labels:               v.Labels,
		ServicePort:          v.ServicePort,
		AcceptApproximations: v.AcceptApproximations,
		EndpointsApi:         v.EndpointsApi,
		ExternalAddress:      v.ExternalAddress,
		IngressName:          v.IngressName,
		Hosts:                options.Hosts,
		Paths:                options.Paths,
		Rewrite:              options.Rewrite,
		AppRoot:              options.AppRoot,
		MaxBodySize:          options.MaxBodySize,
		BlockedUserAgents:    options.BlockedUserAgents,
		LoadBalancing:        options.LoadBalancing,
		ResponseHeaders:      options.ResponseHeaders,
		Tls:                  options.Tls,
		Annotations:          options.Annotations,
	}
	if v.Backends != nil {
		props.Backends = backends(v.Backends)
	}
	if v.HealthChecks != nil {
		checks := []elb.HealthCheck{}
		for _, check := range v.HealthChecks {
			checks = append(checks, healthCheck(check))
		}
		props.HealthChecks = &checks
	}
	if v.Controller != nil {
		props.Controller = controller(v.Controller)
	}
	return props
}

func routeOptions(v values) *elb.RouteOptions {
	options := &elb.RouteOptions{
		Hosts:             v.Hosts,
		AppRoot:           v.AppRoot,
		BlockedUserAgents: userAgents(v.BlockedUserAgents),
		Annotations:       v.Annotations,
	}
	if v.Paths != nil {
		paths := []elb.RoutePath{}
		for _, path := range v.Paths {
			paths = append(paths, routePath(path))
		}
		options.Paths = &paths
	}
	if v.Rewrite != nil {
		options.Rewrite = rewrite(v.Rewrite)
	}
	if v.MaxBodySize != nil {
		options.MaxBodySize = size(v.MaxBodySize)
	}
	if v.LoadBalancing != nil {
		options.LoadBalancing = loadBalancing(v.LoadBalancing)
	}
	if v.ResponseHeaders != nil {
		headers := map[string]elb.HeaderValue{}
		for name, value := range v.ResponseHeaders {
			headers[name] = header(value)
		}
		options.ResponseHeaders = &headers
	}
	if v.Tls != nil {
		options.Tls = tls(v.Tls)
	}
	return options
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
