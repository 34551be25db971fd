import { LoadBalancing } from '../../../policies/load-balancing';
import { DefaultCertificate } from '../../shared/certificate';

/** A program that reads the annotations of ingress-nginx, in words and settings. */
export interface Reader {
  readonly program: string;
  /** The name of the controller that it makes. */
  readonly controller: string;
  /** Its configuration: in short, and so that it is found. */
  readonly ownConfiguration: string;
  readonly configuration: string;
  /** What must hold of the IngressClass, and why. */
  readonly classHolds: string;
  readonly classWhy: string;
  /** The settings with which it takes snippets. */
  readonly snippets: { readonly [setting: string]: string };
  /** What it does to an Ingress with snippets without them, and how that is mended. */
  readonly withoutSnippets: string;
  /** The setting that holds the names of response headers. */
  readonly allowedHeaders: string;
  /** What a server that refuses connections costs, by the way of balancing. */
  readonly refusingServer: (balancing: LoadBalancing | undefined) => string;
  /** How long it waits for a connection to a silent server. */
  readonly connectTimeout: string;
  /** What must not be set for Services of type ExternalName. */
  readonly externalNameSwitch: { readonly where: string; readonly name: string };
  /** What to do about agents where it takes no snippets. */
  readonly blockWithoutSnippets: (patterns: readonly string[]) => string;
  /** What to do about headers with variables where it takes no snippets. */
  readonly variablesWithoutSnippets: (headers: readonly (readonly [name: string, variable: string])[]) => string;
  /** Whether a client of a failing server gets another one, where the annotation for that is set. */
  readonly changesCookieOnFailure: boolean;
  /** Whether it redirects and serves a whole host by https where one Ingress has a certificate for it. */
  readonly certificateHoldsForHost: boolean;
  /** Where its default certificate stands. */
  readonly defaultCertificate: DefaultCertificate;
  /** Whether it reads an annotation without another one that ingress-nginx wants beside it. */
  readonly readsAlone: (name: string) => boolean;
  /** Why it does not read an annotation that ingress-nginx has; undefined where it does. */
  readonly unreadAnnotation: (name: string) => string | undefined;
}
