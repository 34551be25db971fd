import { extensionRef, routeFilter } from './resources';
import { RoutePath } from '../../../routing/route-path';
import { RenderedObject } from '../../controller';
import { native } from '../../shared/declarations';
import { GatewayRows } from '../contribution';
import { renderRewrite, REWRITING, urlRewrite } from '../rewriting';

/**
 * Where a request goes on its host: by the filter of Gateway API wherever that can do it.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/http-urlrewrite/
 */
export const REWRITING_ON_ENVOY = {
  rewrite: {
    declares: { ...REWRITING.rewrite.declares, regexTarget: native('captured groups stay as the client encoded them') },
    render: (rewrite, context) => {
      const objects: RenderedObject[] = [];
      const rendered = renderRewrite(rewrite, context, path => {
        if (rewrite._groups === 0) {
          return urlRewrite(path, rewrite);
        }
        const number = objects.length + 1;
        const object = routeFilter(context.route, number > 1 ? `Rewrite${number}` : 'Rewrite', number > 1 ? `rewrite-${number}` : 'rewrite', byRegex(path, rewrite.target!));
        objects.push(object);
        return extensionRef(object);
      });
      return { ...rendered, contribution: { ...rendered.contribution, objects } };
    },
  },
} satisfies Pick<GatewayRows, 'rewrite'>;

function byRegex({ value }: RoutePath, target: string): object {
  return { urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: `^(?:${value})$`, substitution: target.replace(/\$(?=\d)/g, '\\') } } } };
}
