module example.com/bench

go 1.25

require (
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdk8s-external-load-balancer/cdk8s-external-load-balancer-go/cdk8sexternalloadbalancer v0.0.0
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v2.70.47
)
