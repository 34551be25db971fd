// Renders 100 load balancers with the library and as ApiObjects written by hand, in turn, and says how long each took.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"

	elb "github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer"
)

const count = 100

var ips = []string{"10.254.18.46", "10.254.18.47"}

var annotations = map[string]*string{
	"external-dns.alpha.kubernetes.io/target": jsii.String("10.254.18.55"),
	"nginx.ingress.kubernetes.io/configuration-snippet": jsii.String(`if ($http_user_agent ~* "Scrapy|Go-http-client|HttpClient|curl") { return 403; }
more_set_headers "Backend-Pod: $upstream_addr";
more_set_headers "X-Real-IP: $remote_addr";
`),
	"nginx.ingress.kubernetes.io/load-balance":                jsii.String("round_robin"),
	"nginx.ingress.kubernetes.io/proxy-body-size":             jsii.String("500m"),
	"nginx.ingress.kubernetes.io/proxy-connect-timeout":       jsii.String("1"),
	"nginx.ingress.kubernetes.io/proxy-next-upstream-timeout": jsii.String("8"),
	"nginx.ingress.kubernetes.io/proxy-next-upstream-tries":   jsii.String("10"),
	"nginx.ingress.kubernetes.io/rewrite-target":              jsii.String("/$1"),
	"nginx.ingress.kubernetes.io/use-regex":                   jsii.String("true"),
}

// object is a map of a manifest.
type object = map[string]any

func policy() elb.ExternalLoadBalancerProps {
	return elb.ExternalLoadBalancerProps{
		Paths:             &[]elb.RoutePath{elb.RoutePath_Regex(jsii.String("/lb/(zl/.*)"))},
		Rewrite:           elb.Rewrite_RegexTarget(jsii.String("/$1")),
		MaxBodySize:       cdk8s.Size_Mebibytes(jsii.Number(500)),
		BlockedUserAgents: elb.UserAgents_CRAWLERS(),
		LoadBalancing:     elb.LoadBalancing_RoundRobin(),
		ResponseHeaders: &map[string]elb.HeaderValue{
			"X-Real-IP":   elb.HeaderValue_ClientIp(),
			"Backend-Pod": elb.HeaderValue_BackendAddress(),
		},
		Tls: elb.Tls_FromSecret(jsii.String("xxx.com"), nil),
	}
}

func byLibrary(controller elb.Controller, policy func() elb.ExternalLoadBalancerProps) func(cdk8s.Chart, string, string) {
	return func(chart cdk8s.Chart, name, host string) {
		props := policy()
		props.Name = &name
		props.Backends = elb.Backends_FromIps(jsii.Strings(ips...), &elb.BackendsOptions{Port: jsii.Number(80)})
		props.Hosts = jsii.Strings(host)
		props.ExternalAddress = jsii.String("10.254.18.55")
		props.Controller = controller
		elb.NewExternalLoadBalancer(chart, &name, &props)
	}
}

func byHand(chart cdk8s.Chart, name, host string) {
	service := newObject(chart, name, "v1", "Service", nil)
	service.AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/spec"), object{
		"ports": []object{{"name": "http", "port": 80, "protocol": "TCP", "targetPort": 80}},
		"type":  "ClusterIP",
	}))
	addresses := []object{}
	for _, ip := range ips {
		addresses = append(addresses, object{"ip": ip})
	}
	endpoints := newObject(chart, name, "v1", "Endpoints", nil)
	endpoints.AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/subsets"), []object{{
		"addresses": addresses,
		"ports":     []object{{"name": "http", "port": 80, "protocol": "TCP"}},
	}}))
	ingress := newObject(chart, name, "networking.k8s.io/v1", "Ingress", &annotations)
	ingress.AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/spec"), object{
		"ingressClassName": "nginx",
		"rules": []object{{"host": host, "http": object{"paths": []object{{
			"backend":  object{"service": object{"name": name, "port": object{"number": 80}}},
			"path":     "/lb/(zl/.*)",
			"pathType": "ImplementationSpecific",
		}}}}},
		"tls": []object{{"hosts": []string{host}, "secretName": "xxx.com"}},
	}))
}

func newObject(chart cdk8s.Chart, name, apiVersion, kind string, annotations *map[string]*string) cdk8s.ApiObject {
	return cdk8s.NewApiObject(chart, jsii.String(name+"-"+kind), &cdk8s.ApiObjectProps{
		ApiVersion: &apiVersion,
		Kind:       &kind,
		Metadata:   &cdk8s.ApiObjectMetadata{Name: &name, Annotations: annotations},
	})
}

func render(write func(cdk8s.Chart, string, string)) string {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("bench"), &cdk8s.ChartProps{Namespace: jsii.String("bench")})
	for i := range count {
		write(chart, fmt.Sprintf("lb-%d", i), fmt.Sprintf("h%d.example.com", i))
	}
	return *app.SynthYaml()
}

func main() {
	defer jsii.Close()
	controller := elb.IngressController_IngressNginx(&elb.IngressNginxOptions{SnippetAnnotations: jsii.Bool(true)})
	made := policy()
	shared := byLibrary(controller, func() elb.ExternalLoadBalancerProps { return made })
	anew := byLibrary(controller, policy)
	total, err := strconv.Atoi(os.Args[1])
	check(err)
	rounds := [][]float64{}
	for range total {
		times := []float64{}
		expected := ""
		for _, write := range []func(cdk8s.Chart, string, string){byHand, shared, byHand, anew} {
			started := time.Now()
			yaml := render(write)
			times = append(times, float64(time.Since(started).Microseconds())/1000)
			if expected != "" && yaml != expected {
				panic("not all of them render the same YAML")
			}
			expected = yaml
		}
		rounds = append(rounds, times)
	}
	output, err := json.Marshal(rounds)
	check(err)
	check(os.WriteFile(os.Args[2], output, 0o644))
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
