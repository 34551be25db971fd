import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { checkTexts } from './gate';
import { ObjectNames } from './object-names';
import { AddressObject, addressObjects, addressSourceOf } from '../backends/addresses';
import { Backends } from '../backends/backends';
import { EndpointsApi } from '../backends/endpoints-api';
import { checkServiceLabels, defaultServicePort, serviceSpec } from '../backends/service';
import { sortedMap } from '../basics/sorted-map';
import { AddressSource } from '../intent/service-intent';
import { checkServiceName } from '../kubernetes/names';
import { checkPort } from '../kubernetes/ports';
import { BackendProtocol } from '../policies/backend-protocol';

/** A set of servers, and what its objects have in common. */
export interface BackendSet {
  readonly backends: Backends;
  /** The name of the Service; the chart names it where none is given. */
  readonly name?: string;
  readonly namespace?: string;
  readonly labels: { [key: string]: string };
  readonly servicePort?: number;
  readonly endpointsApi?: EndpointsApi;
  readonly backendProtocol?: BackendProtocol;
}

/** The objects of a set of servers: a Service without selector, and its addresses. */
export class BackendObjects {
  public readonly service: ApiObject;
  /** The Endpoints; undefined where the addresses are stored elsewhere. */
  public readonly endpoints?: ApiObject;
  /** The EndpointSlices; empty where the addresses are stored elsewhere. */
  public readonly endpointSlices: ApiObject[];
  /** The name of the Service, and its port. */
  public readonly name: string;
  public readonly port: number;
  public readonly addressSource: AddressSource;

  /**
   * @param scope What the objects belong to, for messages as well.
   * @throws if the API server would refuse one of them, or another one has its name.
   */
  constructor(private readonly scope: Construct, private readonly set: BackendSet) {
    const { backends, namespace, backendProtocol } = set;
    this.addressSource = addressSourceOf(backends, set.endpointsApi);
    const labels = sortedMap({ ...Chart.of(scope).labels, ...set.labels });
    checkServiceLabels('labels', labels);
    this.port = checkPort('servicePort', set.servicePort ?? defaultServicePort(backends));
    this.service = new ApiObject(scope, 'Service', {
      apiVersion: 'v1', kind: 'Service', metadata: this.metadata(set.name), spec: serviceSpec(backends, this.port, this.addressSource, backendProtocol),
    });
    this.name = checkServiceName('name', this.service.name);
    checkTexts(`Service ${this.name}`, [this.name, namespace, labels, backends.dnsName]);
    this.claim();
    const addresses = addressObjects(backends, this.addressSource, this.name).map(object => this.addressObject(object));
    this.endpoints = addresses.find(({ kind }) => kind === 'Endpoints');
    this.endpointSlices = addresses.filter(({ kind }) => kind === 'EndpointSlice');
  }

  /** Takes the name of the Service; those of its addresses follow from it. */
  private claim(): void {
    const { scope, service, set: { namespace } } = this;
    const names = ObjectNames.of(scope);
    names.check(scope, namespace, service);
    names.add(scope, namespace, service, { path: scope.node.path, construct: service });
  }

  private addressObject({ id, apiVersion, kind, name, labels, fields }: AddressObject): ApiObject {
    return new ApiObject(this.scope, id, { apiVersion, kind, metadata: this.metadata(name, labels), ...fields });
  }

  /** Metadata of an object; the chart names it where no name is given. */
  private metadata(name?: string, more?: { [key: string]: string }) {
    const { namespace, labels: common } = this.set;
    const labels = more ? { ...common, ...more } : common;
    return name === undefined ? { namespace, labels } : { name, namespace, labels };
  }
}
