import { Problem } from '../../manifests';
import { Rule } from '../rule';
import { all, endpoints, service } from './examples';

/** Findings of texts, not of objects: the reader reports them. */
function fileRule(rule: Pick<Rule, 'id' | 'severity' | 'what' | 'why' | 'fix' | 'bad'>): Rule {
  return { ...rule, find: () => [], good: all(service(), endpoints()) };
}

export const NOT_YAML = fileRule({
  id: 'manifest.unreadable',
  severity: 'error',
  what: 'A document that is no YAML, or nests or repeats itself beyond all bounds: nothing in it is looked at.',
  why: 'kubectl and GitOps tools read YAML; templates of Helm are none before they are rendered.',
  fix: 'Correct the place; render templates first, with helm template or kubectl kustomize.',
  bad: 'apiVersion: v1\nkind: Service\nmetadata: {name: "shop}\n',
});

export const NO_OBJECT = fileRule({
  id: 'manifest.no-object',
  severity: 'error',
  what: 'A document that is no object of Kubernetes: it has no kind or no apiVersion.',
  why: 'kubectl refuses it; GitOps tools pass it over or stop.',
  fix: 'Add apiVersion and kind, or leave the file out.',
  bad: 'apiVersion: v1\nmetadata: {name: shop}\nspec: {ports: [{port: 80}]}\n',
});

export const DUPLICATE_KEY = fileRule({
  id: 'manifest.duplicate-key',
  severity: 'warning',
  what: 'A key that stands twice in a map: the last one counts.',
  why: 'YAML allows no key twice; the readers of Kubernetes take the last one without a word, others refuse the document.',
  fix: 'Take one of them out.',
  bad: all(`${service()}`.replace('metadata: {name: shop}', 'metadata: {name: shop, name: shop}'), endpoints()),
});

export const FILES: readonly Rule[] = [NOT_YAML, NO_OBJECT, DUPLICATE_KEY];

export function ruleOfProblem({ code }: Problem): Rule {
  return code === 'duplicate-key' ? DUPLICATE_KEY : code === 'not-an-object' ? NO_OBJECT : NOT_YAML;
}
