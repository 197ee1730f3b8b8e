/** How good the data are, all files together: one figure, then what is wrong in plain words. */
import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Empty, Flex, Progress, theme, Typography } from 'antd';
import type { ReactNode } from 'react';

import { api, type Schema } from '~/api/client.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';

type Whole = Schema['DataQuality'];

export function QualityCard() {
  const text = useText();
  const quality = api.useQuery('get', '/api/v1/quality', { params: { query: { limit: 1 } } });
  return (
    <Loaded
      query={quality}
      isEmpty={({ whole }) => whole.rows === 0}
      empty={
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('data-quality-empty')} />
      }
    >
      {({ whole }) => <Whole whole={whole} />}
    </Loaded>
  );
}

function Whole({ whole }: { whole: Whole }) {
  const text = useText();
  const { number, share } = useFormat();
  const { token } = theme.useToken();
  const usable = whole.rows === 0 ? 1 : (whole.rows - whole.rejected) / whole.rows;
  // Rounding must not hide that something is missing.
  const shown = usable < 1 ? Math.min(usable, 0.999) : 1;
  const colour = usable >= 0.98 ? token.colorSuccess : token.colorWarning;
  return (
    <Flex gap={24} align="center" wrap>
      <Progress
        type="circle"
        size={112}
        percent={shown * 100}
        strokeColor={colour}
        format={() => share(shown)}
        aria-label={text('data-quality-usable', { share: share(shown) })}
      />
      <div style={{ flex: '1 1 280px' }}>
        <Typography.Text strong>
          {text('data-quality-usable', { share: share(shown) })}
        </Typography.Text>
        <Typography.Paragraph type="secondary" style={{ marginBottom: 8 }}>
          {text('data-quality-rows', { rows: number(whole.rows), files: whole.imports })}
        </Typography.Paragraph>
        <Findings whole={whole} />
      </div>
    </Flex>
  );
}

function Findings({ whole }: { whole: Whole }) {
  const text = useText();
  const { number } = useFormat();
  const reasons = Object.entries(whole.rejected_by_code).sort(([, a], [, b]) => b - a);
  const reason = (code: string) =>
    text(`data-reason-${code.replace('import-row-', '')}` as MessageId);
  const counted: [MessageId, number][] = [
    ['data-found-duplicates', whole.duplicates],
    ['data-found-invalid', whole.invalid_identifiers],
    ['data-found-collisions', whole.collisions],
    ['data-found-negative', whole.negative],
    ['data-found-unfinished', whole.unfinished],
  ];
  const found = counted.filter(([, count]) => count > 0);
  if (whole.rejected === 0 && found.length === 0) {
    return <Finding fine>{text('data-found-nothing')}</Finding>;
  }
  return (
    <Flex vertical gap={4}>
      {whole.rejected > 0 && (
        <Finding>
          {text('data-found-rejected', { count: whole.rejected })}{' '}
          <Typography.Text type="secondary">
            {reasons.map(([code, rows]) => `${reason(code)} ${number(rows)}`).join(' · ')}
          </Typography.Text>
        </Finding>
      )}
      {found.map(([id, count]) => (
        <Finding key={id}>{text(id, { count })}</Finding>
      ))}
    </Flex>
  );
}

function Finding({ fine = false, children }: { fine?: boolean; children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <Flex gap={8} align="baseline">
      {fine ? (
        <CheckCircleOutlined aria-hidden style={{ color: token.colorSuccess }} />
      ) : (
        <ExclamationCircleOutlined aria-hidden style={{ color: token.colorWarning }} />
      )}
      <span>{children}</span>
    </Flex>
  );
}
