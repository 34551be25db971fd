// The objects that the library renders, written by hand as ApiObjects in a Construct: what every figure is compared with.
const { ApiObject } = require('cdk8s');
const { Construct } = require('constructs');
const { objectsOf } = require('./objects');

class LoadBalancer extends Construct {
  constructor(scope, id, props) {
    super(scope, id);
    objectsOf(props).forEach(object => new ApiObject(this, object.kind, object));
  }
}

module.exports = function byHand(chart, id, props) {
  new LoadBalancer(chart, id, props);
};
