package main

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/aws/jsii-runtime-go"

	elb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"
)

// echo is a custom controller. It renders the intent itself, and gives a verdict on every policy that is set.
type echo struct {
	elb.Controller
}

func newEcho() elb.Controller {
	e := &echo{}
	elb.NewController_Override(e, jsii.String("echo (custom)"))
	return e
}

func (e *echo) Render(route *elb.RouteIntent, neighbours *[]*elb.RouteIntent) *elb.Rendering {
	spec := intent(route)
	others := []*string{}
	for _, neighbour := range *neighbours {
		others = append(others, neighbour.Path)
	}
	spec["neighbours"] = others
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
	verdicts := []*elb.Verdict{}
	for _, policy := range readings.Policies {
		if policy.isSet(intent(route)) {
			verdicts = append(verdicts, &elb.Verdict{
				Route:    route.Path,
				Policy:   jsii.String(policy.Name),
				Support:  elb.Support_APPROXIMATED,
				Rendered: jsii.String("an Echo"),
				Note:     jsii.String("only for tests"),
			})
		}
	}
	return &elb.Explanation{
		Verdicts: &verdicts,
		Requirements: &[]*elb.Requirement{{
			Id:       jsii.String("echo"),
			Where:    jsii.String("the cluster"),
			What:     jsii.String("it has the kind Echo"),
			Why:      jsii.String("otherwise the apply is refused"),
			Settings: &map[string]*string{"crd": jsii.String("echoes.example.com")},
		}},
	}
}

func intent(route *elb.RouteIntent) map[string]any {
	return read(reflect.ValueOf(route), readings.Route).(map[string]any)
}

type policy struct {
	Name   string
	At     []string
	Prefix *string
}

func (p policy) isSet(intent map[string]any) bool {
	var value any = intent
	for _, name := range p.At {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	if p.Prefix == nil {
		return value != nil
	}
	texts, _ := value.([]any)
	for _, text := range texts {
		if strings.HasPrefix(text.(string), *p.Prefix) {
			return true
		}
	}
	return false
}
