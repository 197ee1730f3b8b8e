/** Ready rules to begin a segment with, one click each. */
import { Card, Flex, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';
import { useWords } from '~/rule/builder/context.ts';

import { type Example, examplesOf } from './examples.ts';

interface Given {
  onChoose: (rule: string, example: Example) => void;
}

export function Begin({ onChoose }: Given) {
  const text = useText();
  const words = useWords();
  const examples = examplesOf(words);
  if (examples.length === 0) return null;
  return (
    <section aria-label={text('segments-begin')} style={{ marginTop: 16 }}>
      <Typography.Text type="secondary">{text('segments-begin')}</Typography.Text>
      <Flex wrap gap={12} style={{ marginTop: 8 }}>
        {examples.map((example) => (
          <Card
            key={example.id}
            size="small"
            hoverable
            role="button"
            tabIndex={0}
            onClick={() => onChoose(example.rule, example)}
            onKeyDown={({ key }) => key === 'Enter' && onChoose(example.rule, example)}
            style={{ flex: '1 1 200px' }}
          >
            <Typography.Text strong>{text(`segments-begin-${example.id}`)}</Typography.Text>
            <br />
            <Typography.Text type="secondary">
              {text(`segments-begin-${example.id}-what`)}
            </Typography.Text>
          </Card>
        ))}
      </Flex>
    </section>
  );
}
