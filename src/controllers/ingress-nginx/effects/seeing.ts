import { PolicyName, POLICY_NAMES } from '../../../policies';
import { Row } from '../../rows';
import { Contribution, NginxRows, Options } from '../contribution';
import { effects } from '../on-demand';

/** Rows that see the annotations of the user's. */
export function seeingAnnotations(rows: NginxRows): NginxRows {
  const seen = POLICY_NAMES.map(policy => [policy, seeing(policy, rows[policy] as AnyRow)]);
  return Object.fromEntries(seen) as NginxRows;
}

type AnyRow = Row<any, Options, Contribution>;

function seeing(policy: PolicyName, row: AnyRow): AnyRow {
  const { render } = row;
  return render === undefined ? row : {
    ...row,
    render: (value, context) => {
      const rendered = render(value, context);
      const { route, neighbours } = context;
      // Of the paths, other routes of the host have a say.
      return route.annotations === undefined && (policy !== 'paths' || neighbours.length === 1) ? rendered : effects().changed(policy, rendered, context);
    },
  };
}
