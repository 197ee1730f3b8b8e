/** What saving a rule will change: who comes, who goes, in what else. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';

import { planDefinitions } from '~/api/apply.ts';
import { problemOf } from '~/api/problem.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { useWords } from '~/rule/builder/context.ts';
import { useFormat } from '~/ui/format.ts';

export function Effects({ name, rule }: { name: string | undefined; rule: string }) {
  const { language, text } = useLanguage();
  const { number } = useFormat();
  const words = useWords();
  // Of a new one the name does not matter for what it catches.
  const unsaved = 'not_saved_yet';
  const definition = { kind: 'Segment', metadata: { name: name ?? unsaved }, spec: { rule } };
  const plan = useQuery({
    queryKey: ['plan', name, rule],
    queryFn: () => planDefinitions([{ apiVersion: 'fenqun/v1', ...definition }]),
    staleTime: 0,
  });
  if (plan.error) return <Alert type="error" showIcon title={problemOf(plan.error).message} />;
  if (!plan.data) return <Spin aria-label={text('ui-loading')} />;
  const all = [...words.segments, ...words.lists, ...words.segmentations];
  const lines = plan.data.movements.map(({ definition: moved, labels }) => {
    const known = all.find((one) => one.name === moved);
    const title =
      moved === unsaved ? text('segments-this') : titleOf(known ?? { name: moved }, language);
    const joins = number(labels.reduce((sum, one) => sum + one.joins, 0));
    const leaves = number(labels.reduce((sum, one) => sum + one.leaves, 0));
    return text('segments-effect', { title, joins, leaves });
  });
  return (
    <Alert
      type="info"
      showIcon
      title={text('segments-effects')}
      description={
        lines.length === 0 ? (
          text('segments-effects-none')
        ) : (
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
