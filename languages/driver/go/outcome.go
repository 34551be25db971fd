package main

import (
	_ "embed"
	"encoding/json"
	"reflect"

	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	elb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"
)

// readings describe types of the library, so that their objects can be turned into JSON.
var readings = func() (known struct {
	Report, Route reading
	Objects       map[string]struct {
		Members []struct {
			Name, As string
			Reading  reading
		}
	}
	Policies []policy
}) {
	check(json.Unmarshal(readingsFile, &known))
	return
}()

//go:embed readings.json
var readingsFile []byte

type reading struct {
	List, Map    *reading
	Enum, Object string
}

// outcome is the outcome of a case: the YAML of its app, and the reports of its load balancers.
func outcome(app cdk8s.App, loadBalancers ...elb.ExternalLoadBalancer) any {
	yaml := app.SynthYaml()
	reports := []any{}
	for _, lb := range loadBalancers {
		reports = append(reports, read(reflect.ValueOf(lb.Report()), readings.Report))
	}
	return map[string]any{"yaml": yaml, "reports": reports}
}

// read is a value as JSON, or nothing where it is missing or empty.
func read(value reflect.Value, by reading) any {
	if (value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface) && value.IsNil() {
		return nil
	}
	plain := reflect.Indirect(value)
	switch {
	case by.Object != "":
		members := map[string]any{}
		for _, member := range readings.Objects[by.Object].Members {
			if each := read(get(value, member.As), member.Reading); each != nil {
				members[member.Name] = each
			}
		}
		return members
	case by.List != nil && plain.Len() > 0:
		items := []any{}
		for i := 0; i < plain.Len(); i++ {
			items = append(items, read(plain.Index(i), *by.List))
		}
		return items
	case by.Map != nil && plain.Len() > 0:
		values := map[string]any{}
		for _, key := range plain.MapKeys() {
			values[key.String()] = read(plain.MapIndex(key), *by.Map)
		}
		return values
	case by.Enum != "" && plain.Len() > 0:
		return plain.String() // jsii would turn a member of the enum into its value in TypeScript
	case by.List != nil, by.Map != nil, by.Enum != "":
		return nil
	}
	return plain.Interface()
}

// get is the field of a struct, or the result of a method of a class.
func get(object reflect.Value, name string) reflect.Value {
	if method := object.MethodByName(name); method.IsValid() {
		return method.Call(nil)[0]
	}
	return reflect.Indirect(object).FieldByName(name)
}
