/** What the facts of a sample are called. */
import { useVocabulary } from '~/api/labels.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';

/** A fact that a sample shows of every customer, and the event or property it speaks of. */
export interface PlainFact {
  kind: 'since' | 'last' | 'count' | 'sum';
  of: string;
}

const FORMS: [PlainFact['kind'], RegExp][] = [
  ['since', /^since\(last\(([^()]+)\)\)$/],
  ['last', /^last\(([^().]+)\)$/],
  ['count', /^count\(([^(),]+)\)$/],
  ['sum', /^sum\(([^(),]+)\)$/],
];

/** A fact in a form that has words of its own; nothing for others. */
export function plainFact(fact: string): PlainFact | undefined {
  for (const [kind, form] of FORMS) {
    const of = form.exec(fact)?.[1];
    if (of !== undefined) return { kind, of };
  }
  return undefined;
}

const SCORES = ['r', 'f', 'm', 'value', 'potential', 'band'];

/** Gives words for a fact: titles of metrics and attributes, scores, usual forms, else the rule. */
export function useFactName(segmentation: string): (fact: string) => string {
  const { language, text } = useLanguage();
  const { data } = useVocabulary();
  const words = [...(data?.metrics ?? []), ...(data?.attributes ?? [])];
  return (fact) => {
    const word = words.find(({ name }) => name === fact);
    if (word) return titleOf(word, language);
    const score = SCORES.find(
      (name) =>
        [segmentation, `\`${segmentation}\``].includes(fact.replace(`.${name}`, '')) &&
        fact.endsWith(`.${name}`),
    );
    if (score) {
      return text('segmentations-fact-score', {
        score: text(`segmentations-axis-${score}` as MessageId),
      });
    }
    const plain = plainFact(fact);
    return plain ? text(`segmentations-fact-${plain.kind}` as MessageId, { of: plain.of }) : fact;
  };
}
