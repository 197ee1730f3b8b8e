import { Alert, Button, Card, Flex, Spin, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { server } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { NotFound } from '~/ui/Trouble.tsx';

import { newImportPath } from './guess.ts';
import { type Import, isOpen, useImport } from './progress.ts';
import { QualityReport } from './QualityReport.tsx';
import { reportOf } from './report.ts';
import { TakeBack } from './TakeBack.tsx';
import { WhatNext } from './WhatNext.tsx';

export function ImportPage() {
  const id = Number(useParams().id);
  return Number.isSafeInteger(id) ? <One id={id} /> : <NotFound />;
}

function One({ id }: { id: number }) {
  const { found, rows } = useImport(id);
  return (
    <Loaded query={found}>
      {(data) => (
        <Page title={data.file} what={<Asked data={data} />} actions={<Back />}>
          {isOpen(data) ? <AtWork data={data} rows={rows} /> : <Ended data={data} />}
        </Page>
      )}
    </Loaded>
  );
}

function Back() {
  const text = useText();
  return <Link to={paths.data()}>{text('data-back')}</Link>;
}

function Asked({ data }: { data: Import }) {
  const text = useText();
  const { instant } = useFormat();
  const who = data.asked_by ?? '';
  return (
    <>
      <Tag>{text(`data-state-${data.state}` as MessageId)}</Tag>
      {text('data-asked', { who, at: instant(data.queued_at) })}
    </>
  );
}

function AtWork({ data, rows }: { data: Import; rows: number }) {
  const text = useText();
  const may = useRight('import');
  const [stopping, setStopping] = useState(false);
  const stop = async () => {
    setStopping(true);
    await server.DELETE('/api/v1/imports/{id}', { params: { path: { id: data.id } } });
  };
  return (
    <Card>
      <Flex vertical align="center" gap={16} role="status" style={{ padding: 32 }}>
        <Spin size="large" />
        <Typography.Text strong style={{ fontSize: 18 }}>
          {data.state === 'queued' ? text('data-queued') : text('data-rows-read', { count: rows })}
        </Typography.Text>
        <Typography.Text type="secondary">{text('data-at-work')}</Typography.Text>
        {may && (
          <Button loading={stopping || data.cancel_requested} onClick={() => void stop()}>
            {text('data-stop')}
          </Button>
        )}
      </Flex>
    </Card>
  );
}

function Ended({ data }: { data: Import }) {
  const report = reportOf(data.report);
  return (
    <Flex vertical gap={16}>
      <Outcome data={data} alreadyDone={report?.already_done ?? false} />
      {data.state === 'done' && !data.dry_run && data.undone_at === null && <WhatNext />}
      {report && <QualityReport data={data} report={report} />}
      {report && !data.dry_run && <TakeBack data={data} report={report} />}
    </Flex>
  );
}

/** How it ended, and the way on. */
function Outcome({ data, alreadyDone }: { data: Import; alreadyDone: boolean }) {
  const text = useText();
  const { instant } = useFormat();
  const again = newImportPath(data.upload, data.as, '');
  if (data.undone_at !== null) {
    const who = data.undone_by ?? text('data-command-line');
    const at = instant(data.undone_at);
    return (
      <Alert
        type="info"
        showIcon
        title={text('data-undone', { who, at })}
        description={text('data-undone-what')}
        action={<Link to={paths.newImport()}>{text('data-import-again')}</Link>}
      />
    );
  }
  if (data.state === 'cancelled') {
    const go = <Link to={again}>{text('data-go-on')}</Link>;
    return <Alert type="warning" showIcon title={text('data-cancelled')} action={go} />;
  }
  if (data.state !== 'done') {
    return (
      <Alert
        type="error"
        showIcon
        title={text('data-failed')}
        description={data.failure.map(({ title }) => (
          <div key={title}>{title}</div>
        ))}
        action={<Link to={again}>{text('data-mend')}</Link>}
      />
    );
  }
  if (data.dry_run) {
    const go = <Link to={again}>{text('data-to-import')}</Link>;
    return <Alert type="info" showIcon title={text('data-checked')} action={go} />;
  }
  return alreadyDone ? <Alert type="info" showIcon title={text('data-already')} /> : null;
}
