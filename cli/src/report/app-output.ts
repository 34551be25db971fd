import { ReadReport, readReports, reportsAmong } from './read-report';
import { InputError, Manifest, readManifests, readSources, Source } from '../manifests';

/** What an app has written. */
export interface AppOutput {
  readonly manifests: readonly Manifest[];
  readonly reports: readonly ReadReport[];
}

/**
 * Reads manifests, and the reports that stand among them or in files of their own.
 *
 * @throws InputError where something cannot be read
 */
export async function readOutput(paths: readonly string[], reportFiles: readonly string[]): Promise<AppOutput> {
  const sources: Source[] = [];
  const reports: ReadReport[] = [];
  for (const source of await readSources(paths)) {
    const found = reportsAmong(source);
    if (found) {
      reports.push(...found);
    } else {
      sources.push(source);
    }
  }
  const { manifests, problems: [broken] } = readManifests(sources);
  if (broken) {
    throw new InputError(`${broken.file}:${broken.line}:${broken.column}: ${broken.message}`);
  }
  return { manifests, reports: [...reports, ...(await readSources(reportFiles)).flatMap(readReports)] };
}
