/** What a check of a requirement looks for. */
export enum CheckType {
  /** The object is there; without a name, at least one of the kind that is selected. */
  EXISTS = 'exists',
  /** The value at `path` is one of `values`; of a list, that of one element. */
  VALUE = 'value',
  /** The value at `path` is none of `values`. */
  NOT_VALUE = 'not-value',
  /** There is a value at `path`; of a list, in every element. */
  PRESENT = 'present',
  /** There is no value at `path`. */
  ABSENT = 'absent',
  /** The list at `path`, separated by commas, has all of `values`. */
  LISTS = 'lists',
  /** There is no value at `path`, or it is a list that has all of `values`. */
  UNSET_OR_LISTS = 'unset-or-lists',
  /** The version at `path` is that of `values` or a later one. */
  AT_LEAST = 'at-least',
  /** The Secret has a certificate that is valid today for each host of `values`. With a `path`, it stands where that says: a listener of the Gateway, or the flag of a program. */
  CERTIFICATE = 'certificate',
  /** The Secret holds users as `htpasswd` writes them, in the key `path`, or else in its only key. */
  USERS = 'users',
  /** Whoever asks may do all of `values`, which are verbs, with the kind. */
  ALLOWED = 'allowed',
  /** The API server has the kind; of a group alone, every kind of it in the manifest with every field that is used there. */
  SERVED = 'served',
  /** The Gateway has a listener that takes routes of `fromKind` and `fromNamespace` for the hosts of `values`: that which `path` names, or any. */
  LISTENER = 'listener',
  /** The class of the Gateway says that it supports all of `values`, which are features of Gateway API. */
  FEATURE = 'feature',
  /** A ReferenceGrant lets objects of `fromKind` and `fromNamespace` refer to the object. */
  GRANTED = 'granted',
  /** The Service has an endpoint that is ready. */
  READY = 'ready',
  /** The addresses of the Endpoints object stand in EndpointSlices, too. */
  MIRRORED = 'mirrored',
  /** All of `values`, which are hosts with their ports, take a connection. */
  CONNECTS = 'connects',
  /** Argo CD does not leave the kind out. */
  NOT_EXCLUDED = 'not-excluded',
  /** No object of the kind that is selected is there beside those of the manifest. */
  NO_OTHER = 'no-other',
  /** Objects of the kind that are selected, or routes for the hosts of `values`, beside those of the manifest, are for a person to look at. */
  OTHERS = 'others',
}

/** The program whose configuration holds a setting. */
export enum ConfiguredProgram {
  /** ingress-nginx: keys of its ConfigMap, and flags, which start with `--`. */
  INGRESS_NGINX = 'ingress-nginx',
  /** Traefik: its static configuration, by the names that it has in a file. */
  TRAEFIK = 'traefik',
  /** Envoy Gateway: its configuration, the EnvoyGateway. */
  ENVOY_GATEWAY = 'envoy-gateway',
  /** external-dns: its flags, which start with `--`. */
  EXTERNAL_DNS = 'external-dns',
}

/**
 * One thing that a machine can look up in the cluster for a requirement: an object or a program, where in it, and what is to be there.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/ for the form of `path`
 */
export interface RequirementCheck {
  /** What it looks for. */
  readonly type: CheckType;
  /**
   * The program whose configuration is meant; the object is where it stands as a rule.
   *
   * @default - none: the object itself is meant
   */
  readonly program?: ConfiguredProgram;
  /**
   * The API version of the object, such as `v1` or `networking.k8s.io/v1`. With `SERVED`, it may be a group alone.
   *
   * @default - no object
   */
  readonly apiVersion?: string;
  /**
   * The kind of the object.
   *
   * @default - no object, or several kinds
   */
  readonly kind?: string;
  /**
   * The namespace of the object.
   *
   * @default - the one that the manifest is applied to; without a name, all of them
   */
  readonly namespace?: string;
  /**
   * The name of the object.
   *
   * @default - every object of the kind that is selected
   */
  readonly name?: string;
  /**
   * Where in an object without a name the value stands that selects it.
   *
   * @default - all are selected
   */
  readonly selectorPath?: string;
  /**
   * The values that select an object without a name.
   *
   * @default - all are selected
   */
  readonly selectorValues?: string[];
  /**
   * Where in the object or in the configuration, in the form of `kubectl`'s JSONPath, such as `spec.controller` or `data['ca.crt']`.
   *
   * @default - the object as a whole
   */
  readonly path?: string;
  /**
   * What is to be there.
   *
   * @default - nothing is compared
   */
  readonly values?: string[];
  /**
   * The kind of the objects that refer to this one.
   *
   * @default - it does not matter
   */
  readonly fromKind?: string;
  /**
   * The namespace of the objects that refer to this one.
   *
   * @default - the one that the manifest is applied to
   */
  readonly fromNamespace?: string;
}
