import { AnnotationReader } from './annotation-reader';
import { Requirement, Verdict } from '../../report';
import { RenderedObject } from '../controller';
import { Declarations } from '../features';

/** What the cluster's controller is known to be and to allow. */
export interface Setting {
  readonly className: string;
  readonly reader: AnnotationReader;
  /** What that reader makes of each feature. */
  readonly declared: Declarations;
  readonly snippetAnnotations?: boolean;
  readonly allowedResponseHeaders: readonly string[];
}

/** What one policy adds to a route. Explanations are made when they are asked for: most syntheses never do. */
export interface Piece {
  readonly annotations?: { [name: string]: string };
  /** Lines for the configuration of the route's locations. */
  readonly snippet?: string[];
  /** Objects beside the Ingress. */
  readonly objects?: RenderedObject[];
  readonly verdict?: () => Verdict;
  readonly requirements?: () => Requirement[];
}
