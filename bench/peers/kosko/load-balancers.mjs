// The same objects as models, which kosko checks.
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { Endpoints } from 'kubernetes-models/v1/Endpoints';
import { Service } from 'kubernetes-models/v1/Service';
import bench from '../../objects.js';

const MODELS = { Endpoints, Ingress, Service };
const { each, backends } = JSON.parse(process.env.BENCH_SIZE);

export default bench.propsOf(0, each, backends).flatMap(bench.objectsOf)
  .map(object => new MODELS[object.kind]({ ...object, metadata: { ...object.metadata, namespace: 'bench' } }));
