/** What an import found: in sentences, and column by column. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Col, Flex, Row, Statistic, Typography } from 'antd';

import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import { ColumnReport } from './ColumnReport.tsx';
import type { Import } from './progress.ts';
import { eventsOf, type Quality, rejectedRows, type Report } from './report.ts';

export function QualityReport({ data, report }: { data: Import; report: Report }) {
  const text = useText();
  const quality = report.files[0]?.quality;
  if (!quality) return null;
  return (
    <>
      <Card size="small">
        <Figures quality={quality} />
      </Card>
      <Card size="small">
        <Title>{text('data-report')}</Title>
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {data.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <Rejects data={data} />
      </Card>
      {quality.columns.length > 0 && <ColumnReport quality={quality} />}
    </>
  );
}

function Title({ children }: { children: string }) {
  return (
    <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
      {children}
    </Typography.Title>
  );
}

function Figures({ quality }: { quality: Quality }) {
  const text = useText();
  const { number, day } = useFormat();
  const rejected = rejectedRows(quality);
  const { times } = quality;
  const when = times && times.map((at) => day(new Date(at).toISOString())).join(' – ');
  const figures = [
    { title: text('data-rows'), value: number(quality.rows) },
    { title: text('data-usable'), value: number(quality.rows - rejected) },
    { title: text('data-rejected'), value: number(rejected) },
    eventsOf(quality) > 0
      ? { title: text('data-events'), value: number(eventsOf(quality)) }
      : { title: text('data-facts'), value: number(quality.attribute_rows) },
  ];
  return (
    <Row gutter={[16, 16]}>
      {figures.map(({ title, value }) => (
        <Col key={title} xs={12} md={4}>
          <Statistic title={title} value={value} />
        </Col>
      ))}
      {when && (
        <Col xs={24} md={8}>
          <Statistic
            title={text('data-period')}
            value={when}
            styles={{ content: { fontSize: 18 } }}
          />
        </Col>
      )}
    </Row>
  );
}

function Rejects({ data }: { data: Import }) {
  const text = useText();
  const imports = useRight('import');
  const sees = useRight('see-personal');
  if (!data.rejects || !imports || !sees) return null;
  return (
    <Flex wrap gap={12} align="center" style={{ marginTop: 12 }}>
      <Button
        icon={<DownloadOutlined />}
        href={`/api/v1/imports/${data.id}/rejects`}
        download={`import-${data.id}-rejects.csv`}
      >
        {text('data-rejects-download')}
      </Button>
      <Typography.Text type="secondary">{text('data-rejects-what')}</Typography.Text>
    </Flex>
  );
}
