package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/aws/jsii-runtime-go"

	elb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"
)

// echo is a controller of the user's own: what it renders says what it was asked for.
type echo struct {
	elb.Controller
}

func newEcho() elb.Controller {
	e := &echo{}
	elb.NewController_Override(e, jsii.String("echo (custom)"))
	return e
}

func (e *echo) Render(route *elb.RouteIntent, neighbours *[]*elb.RouteIntent) *elb.Rendering {
	others := []*string{}
	for _, neighbour := range *neighbours {
		others = append(others, neighbour.Path)
	}
	spec := map[string]any{
		"service":    *route.Service.Name,
		"port":       *route.Service.Port,
		"neighbours": others,
		"rewrite":    "none",
	}
	if len(*route.Hosts) > 0 {
		spec["hosts"] = *route.Hosts
	}
	paths := []string{}
	for _, path := range *route.Paths {
		paths = append(paths, fmt.Sprintf("%s %s", strings.ToLower(string(path.Type())), *path.Value()))
	}
	spec["paths"] = paths
	if route.Rewrite != nil && route.Rewrite.Target() != nil {
		spec["rewrite"] = *route.Rewrite.Target()
	}
	headers := []string{}
	for name := range *route.ResponseHeaders {
		headers = append(headers, name)
	}
	if len(headers) > 0 {
		sort.Strings(headers)
		spec["headers"] = headers
	}
	return &elb.Rendering{
		Objects: &[]*elb.RenderedObject{{
			Id:          jsii.String("Echo"),
			ApiVersion:  jsii.String("example.com/v1"),
			Kind:        jsii.String("Echo"),
			Name:        route.Name,
			Annotations: &map[string]*string{"example.com/neighbours": jsii.String(fmt.Sprint(len(*neighbours)))},
			Fields:      &map[string]any{"spec": spec},
		}},
		Warnings: &[]*string{},
	}
}

func (e *echo) Explain(route *elb.RouteIntent, neighbours *[]*elb.RouteIntent) *elb.Explanation {
	return &elb.Explanation{
		Verdicts: &[]*elb.Verdict{{
			Route:    route.Path,
			Policy:   jsii.String("paths"),
			Support:  elb.Support_APPROXIMATED,
			Rendered: jsii.String("an Echo"),
			Note:     jsii.String("only for tests"),
		}},
		Requirements: &[]*elb.Requirement{{
			Id:       jsii.String("echo"),
			Where:    jsii.String("the cluster"),
			What:     jsii.String("it has the kind Echo"),
			Why:      jsii.String("otherwise the apply is refused"),
			Settings: &map[string]*string{"crd": jsii.String("echoes.example.com")},
		}},
	}
}
