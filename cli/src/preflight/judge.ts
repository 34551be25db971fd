import { checkAllowed, checkNotExcluded, checkServed } from './checks/access';
import { checkConnections } from './checks/connections';
import { checkFeature, checkGrant, checkListener } from './checks/gateways';
import { checkCertificate, checkUsers } from './checks/secrets';
import { checkMirrored, checkNoOther, checkOthers, checkReady } from './checks/services';
import { checkValue } from './checks/values';
import { all, Finding, State, untold, Untold } from './finding';
import { KubectlError } from './kubectl';
import { Scene } from './manifest';
import { CheckType, Requirement, RequirementCheck } from '../../../src';

type Looking = (check: RequirementCheck, scene: Scene) => Promise<Finding>;

const LOOKING: { readonly [type in CheckType]: Looking } = {
  [CheckType.EXISTS]: checkValue,
  [CheckType.VALUE]: checkValue,
  [CheckType.NOT_VALUE]: checkValue,
  [CheckType.PRESENT]: checkValue,
  [CheckType.ABSENT]: checkValue,
  [CheckType.LISTS]: checkValue,
  [CheckType.UNSET_OR_LISTS]: checkValue,
  [CheckType.AT_LEAST]: checkValue,
  [CheckType.CERTIFICATE]: checkCertificate,
  [CheckType.USERS]: checkUsers,
  [CheckType.ALLOWED]: checkAllowed,
  [CheckType.SERVED]: checkServed,
  [CheckType.LISTENER]: checkListener,
  [CheckType.FEATURE]: checkFeature,
  [CheckType.GRANTED]: checkGrant,
  [CheckType.READY]: checkReady,
  [CheckType.MIRRORED]: checkMirrored,
  [CheckType.CONNECTS]: checkConnections,
  [CheckType.NOT_EXCLUDED]: checkNotExcluded,
  [CheckType.NO_OTHER]: checkNoOther,
  [CheckType.OTHERS]: checkOthers,
};

/** A requirement, and what can be said of it. */
export interface Judged {
  readonly requirement: Requirement;
  readonly state: State;
  /** What was found, or why nothing can be told. */
  readonly message: string;
  readonly findings: readonly (Finding & { readonly type: CheckType })[];
}

/** Checks a requirement. It holds where all checks do and nothing is left open. */
export async function judge(requirement: Requirement, scene: Scene): Promise<Judged> {
  const { checks = [], unchecked, unless } = requirement;
  const findings = await Promise.all(checks.map(async check => ({ type: check.type, ...await look(check, scene) })));
  const found = findings.length > 0 ? all(findings) : undefined;
  const said = (state: State, message: string) => ({ requirement, state, message, findings });
  if (found === undefined) {
    return said(State.CANNOT_BE_TOLD, `no API shows ${unchecked ?? 'it'}`);
  }
  // What has to be there has no excuse.
  const isMissing = findings.some(({ type, state }) => type === CheckType.EXISTS && state === State.DOES_NOT_HOLD);
  if (found.state === State.DOES_NOT_HOLD && unless !== undefined && !isMissing) {
    return said(State.CANNOT_BE_TOLD, `${found.message}; that is well where ${unless}`);
  }
  if (found.state === State.HOLDS && unchecked !== undefined) {
    return said(State.CANNOT_BE_TOLD, `${found.message}; no API shows ${unchecked}`);
  }
  return said(found.state, found.message);
}

async function look(check: RequirementCheck, scene: Scene): Promise<Finding> {
  try {
    const looking = Object.hasOwn(LOOKING, check.type) ? LOOKING[check.type] : undefined;
    return looking ? await looking(check, scene) : untold(`a check of the type "${check.type}" is not known here`);
  } catch (error) {
    if (error instanceof KubectlError) {
      throw error;
    }
    return untold(error instanceof Untold ? error.message : `what the cluster has there is not understood (${(error as Error).message})`);
  }
}
