// The objects that the library renders, written by hand as ApiObjects in a Construct: what every figure is compared with.
const { ApiObject } = require('cdk8s');
const { Construct } = require('constructs');
const { objectsOf } = require('./objects');

class ByHand extends Construct {
  constructor(scope, id, objects) {
    super(scope, id);
    objects.forEach((object, i) => new ApiObject(this, `${object.kind}${i}`, object));
  }
}

module.exports = function byHand(chart, id, props) {
  new ByHand(chart, id, objectsOf(props));
};

module.exports.ByHand = ByHand;
