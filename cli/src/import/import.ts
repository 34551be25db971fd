import { GatewayReference } from '../../../src';
import { ControllerName } from '../controllers';
import { InputError, Problem, readManifests, Source } from '../manifests';
import { Known } from '../translation/ingress';
import { Program } from './program/program';
import { startRecording } from './program/recording';
import { commentsOf } from './receipt/lines';
import { Notes } from './receipt/notes';
import { Receipt, receiptOf } from './receipt/receipt';
import { programOf } from './recognition/program';
import { recognise } from './recognition/recognise';
import { settle } from './recognition/settle';
import { withoutUnrenderable } from './unrenderable';
import { Language, write } from './writers';

export interface ImportOptions {
  readonly language: Language;
  /** By default, what serves the classes of the input. */
  readonly controller?: ControllerName;
  readonly gateway: GatewayReference;
  /** What the input does not tell of the clients. */
  readonly assumed?: Pick<Known, 'defaultCertificate' | 'forwardedHeaders'>;
}

export interface Imported {
  readonly app: string;
  readonly program: Program;
  readonly receipt: Receipt;
  readonly problems: readonly Problem[];
}

/**
 * Writes an app with the intent of manifests, and what becomes of each line.
 *
 * @throws InputError where the input holds no object
 */
export function importManifests(sources: readonly Source[], { language, controller, gateway, assumed }: ImportOptions): Imported {
  startRecording();
  const { manifests, problems } = readManifests(sources);
  if (manifests.length === 0) {
    throw new InputError(problems.length > 0 ? `${problems[0].file}:${problems[0].line}: ${problems[0].message}` : 'the input holds no object of Kubernetes');
  }
  const { manifests: objects, unrenderable } = withoutUnrenderable(manifests);
  const notes = new Notes();
  const plan = recognise(objects, notes, { controller, gateway }, assumed);
  settle(plan, notes);
  const program = programOf(plan, sources.flatMap(commentsOf).map(({ text }) => text), notes);
  const receipt = receiptOf(sources, { manifests: objects, problems, unrenderable }, plan.objects, notes, language);
  return { app: write(program, language), program, receipt, problems };
}
