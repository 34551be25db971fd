import { INGRESS_NGINX_READER } from './ingress-nginx';
import { Reader } from './reader';
import { AnnotationReader } from '../annotation-reader';
import { NginxRows } from '../contribution';
import { seeingAnnotations } from '../effects/seeing';
import { INGRESS_NGINX } from '../rows';
import { TRAEFIK_READER } from './traefik/reader';
import { TRAEFIK_READS } from './traefik/rows';

/** The programs that read the annotations, and how each treats the policies. */
export const READERS: { readonly [reader in AnnotationReader]: { readonly reader: Reader; readonly rows: NginxRows } } = {
  [AnnotationReader.INGRESS_NGINX]: { reader: INGRESS_NGINX_READER, rows: seeingAnnotations(INGRESS_NGINX) },
  [AnnotationReader.TRAEFIK]: { reader: TRAEFIK_READER, rows: seeingAnnotations(TRAEFIK_READS) },
};
