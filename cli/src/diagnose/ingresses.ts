import { PREFIX } from '../../../src/controllers/ingress-nginx/contribution';
import { Json, Manifest, Path } from '../manifests';
import { annotationsOf, at, Fields, fieldsOf, itemsAt, listOf, textOf } from './fields';

/** A path of an Ingress, and where it leads. */
export interface IngressPath {
  readonly host: string;
  readonly value: string;
  readonly type: string;
  /** Its place in the Ingress. */
  readonly at: Path;
  readonly backend: BackendReference;
}

/** What names a Service and a port of it. */
export interface BackendReference {
  readonly namespace?: string;
  readonly service?: string;
  readonly port?: Json;
  readonly at: Path;
  /** The place of the port. */
  readonly portAt: Path;
}

/** What an Ingress says, read once. */
export class Ingress {
  public readonly paths: readonly IngressPath[];
  /** The annotations of ingress-nginx, by their names without the prefix. */
  public readonly nginx: { readonly [name: string]: string };
  public readonly annotations: { readonly [key: string]: string };

  public constructor(public readonly object: Manifest) {
    this.annotations = annotationsOf(object);
    this.nginx = Object.fromEntries(Object.entries(this.annotations)
      .filter(([key]) => key.startsWith(PREFIX)).map(([key, value]) => [key.slice(PREFIX.length), value]));
    this.paths = itemsAt(object, 'spec', 'rules').flatMap(({ item, path }) => listOf(fieldsOf(item.http).paths).map((entry, i): IngressPath => {
      const place = [...path, 'http', 'paths', i];
      const { path: value, pathType, backend } = fieldsOf(entry);
      return { host: textOf(item.host) ?? '', value: textOf(value) ?? '', type: textOf(pathType) ?? '', at: place, backend: backendOf(object, fieldsOf(backend), [...place, 'backend']) };
    }));
  }

  public get hosts(): string[] {
    return [...new Set(this.paths.map(path => path.host))];
  }

  public get isCanary(): boolean {
    return this.nginx.canary === 'true';
  }

  /** Whether ingress-nginx reads all paths of its hosts as patterns because of it. */
  public get makesPatterns(): boolean {
    const target = this.nginx['rewrite-target'];
    return /^(1|t|true)$/i.test(this.nginx['use-regex'] ?? '') || (target !== undefined && target !== '' && this.paths.some(path => path.value !== target));
  }

  /** The annotation that does so. */
  public get patternAnnotation(): string {
    return /^(1|t|true)$/i.test(this.nginx['use-regex'] ?? '') ? 'use-regex' : 'rewrite-target';
  }

  public get className(): string | undefined {
    return textOf(at(this.object, 'spec', 'ingressClassName')) ?? this.annotations['kubernetes.io/ingress.class'];
  }

  public get backends(): BackendReference[] {
    const other = at(this.object, 'spec', 'defaultBackend');
    return [...this.paths.map(path => path.backend), ...other === undefined ? [] : [backendOf(this.object, fieldsOf(other), ['spec', 'defaultBackend'])]];
  }
}

function backendOf({ namespace }: Manifest, backend: Fields, path: Path): BackendReference {
  const service = fieldsOf(backend.service);
  const port = fieldsOf(service.port);
  return {
    namespace, service: textOf(service.name), port: port.name || port.number || undefined, at: [...path, 'service'], portAt: [...path, 'service', 'port', port.name ? 'name' : 'number'],
  };
}
