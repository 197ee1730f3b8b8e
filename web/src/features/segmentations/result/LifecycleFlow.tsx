/** The stages of the relation with customers, from first to last, and the way back. */
import { ArrowRightOutlined, RollbackOutlined } from '@ant-design/icons';
import { Flex, theme, Typography } from 'antd';

import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import type { Breakdown } from './grid.ts';
import type { OnPick } from './pick.ts';
import { useTitles, valueFormat } from './useTitles.ts';

/** In the order in which customers go through them; who returns grows again. */
const STAGES = ['潜在', '新客户', '成长', '成熟', '衰退', '流失', '回流'];

interface Given {
  breakdown: Breakdown;
  onPick?: OnPick | undefined;
}

export function LifecycleFlow({ breakdown, onPick }: Given) {
  const text = useText();
  const { token } = theme.useToken();
  const parts = STAGES.flatMap((stage) => breakdown.labels.filter(({ label }) => label === stage));
  return (
    <Flex
      wrap
      align="stretch"
      gap={6}
      role="group"
      aria-label={text('segmentations-stages')}
      style={{ rowGap: 12 }}
    >
      {parts.map((part, at) => (
        <Flex key={part.label} align="center" gap={6} style={{ flex: '1 1 120px' }}>
          {at > 0 &&
            (part.label === '回流' ? (
              <RollbackOutlined aria-hidden style={{ color: token.colorTextTertiary }} />
            ) : (
              <ArrowRightOutlined aria-hidden style={{ color: token.colorTextTertiary }} />
            ))}
          <Stage breakdown={breakdown} part={part} onPick={onPick} />
        </Flex>
      ))}
    </Flex>
  );
}

function Stage({ breakdown, part, onPick }: Given & { part: Breakdown['labels'][number] }) {
  const text = useText();
  const format = useFormat();
  const { token } = theme.useToken();
  const { title, colour } = useTitles(breakdown);
  const write = valueFormat(breakdown.value, format);
  const style: React.CSSProperties = {
    flex: 1,
    minWidth: 104,
    padding: '10px 12px',
    textAlign: 'start',
    font: 'inherit',
    color: token.colorText,
    border: `1px solid ${token.colorBorderSecondary}`,
    borderTop: `4px solid ${colour(part.label)}`,
    borderRadius: 8,
    background: token.colorBgContainer,
  };
  const content = (
    <>
      <Typography.Text strong style={{ display: 'block' }}>
        {title(part.label)}
      </Typography.Text>
      <span style={{ display: 'block', fontSize: 20, fontWeight: 600 }}>
        {format.number(part.customers)}
      </span>
      <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
        {format.share(part.share)}
      </Typography.Text>
      {part.average !== null && (
        <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12 }}>
          {text('segmentations-each', { value: write(Number(part.average)) })}
        </Typography.Text>
      )}
    </>
  );
  if (!onPick) return <div style={style}>{content}</div>;
  return (
    <button
      type="button"
      style={{ ...style, cursor: 'pointer' }}
      onClick={() => onPick({ label: part.label })}
    >
      {content}
    </button>
  );
}
