/** What runs by itself, and what it did last. */
import { Alert, Button, Empty, Flex, Progress, Select, Table, Tag, Tooltip } from 'antd';
import { Link } from 'react-router';

import { api, type Schema, server } from '~/api/client.ts';
import { useRight } from '~/api/session.tsx';
import { usePages } from '~/api/usePages.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';
import { useUrlState } from '~/ui/useUrlState.ts';

import { Part } from './Part.tsx';
import { useAct } from './useAct.ts';

type Run = Schema['JobRun'];

const COLOURS: Record<Schema['JobState'], string> = {
  queued: 'default',
  running: 'processing',
  done: 'success',
  failed: 'error',
  cancelled: 'warning',
  'waiting-for-approval': 'gold',
};

export function Jobs() {
  const text = useText();
  const mayRun = useRight('run-jobs');
  const [only, setOnly] = useUrlState('job');
  const kinds = api.useQuery('get', '/api/v1/jobs/kinds');
  const titles = new Map((kinds.data?.items ?? []).map(({ name, title }) => [name, title]));
  const titleOf = (name: string) => titles.get(name) ?? name;
  const runs = usePages(['jobs', only], (cursor, signal) =>
    server.GET('/api/v1/jobs', {
      params: { query: { limit: 30, ...(only && { job: only }), ...(cursor && { cursor }) } },
      signal,
    }),
  );
  const choices = [...titles].map(([value, label]) => ({ value, label }));
  return (
    <>
      {mayRun && (
        <Part title={text('jobs-kinds')}>
          <Loaded query={kinds} rows={2}>
            {({ items }) => <Kinds kinds={items} />}
          </Loaded>
        </Part>
      )}
      <Part title={text('jobs-list')} what={text('jobs-what')}>
        <Select
          aria-label={text('jobs-only')}
          value={only}
          onChange={(value: string) => setOnly(value)}
          options={[{ value: '', label: text('jobs-any') }, ...choices]}
          style={{ maxWidth: 360 }}
        />
        <Loaded
          query={runs}
          isEmpty={(items) => items.length === 0}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('jobs-none')} />}
        >
          {(items) => <Runs runs={items} titleOf={titleOf} />}
        </Loaded>
        <More list={runs} />
      </Part>
    </>
  );
}

function Kinds({ kinds }: { kinds: Schema['JobKind'][] }) {
  const text = useText();
  const act = useAct();
  const run = (name: string) =>
    act(
      () => server.POST('/api/v1/jobs/{name}/run', { params: { path: { name } } }),
      text('jobs-started'),
    );
  return kinds
    .filter(({ can_be_started }) => can_be_started)
    .map(({ name, title }) => (
      <Flex key={name} justify="space-between" gap={12}>
        {title}
        <Button
          size="small"
          aria-label={`${text('jobs-run')}: ${title}`}
          onClick={() => void run(name)}
        >
          {text('jobs-run')}
        </Button>
      </Flex>
    ));
}

function Runs({ runs, titleOf }: { runs: Run[]; titleOf: (name: string) => string }) {
  const text = useText();
  const { instant } = useFormat();
  const at = (value: string | null) => (value ? instant(value) : text('ui-unknown-value'));
  const state = (run: Run) => text(`jobs-state-${run.state}` as MessageId);
  return (
    <>
      <Table
        size="small"
        rowKey="id"
        aria-label={text('jobs-list')}
        dataSource={runs}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: text('jobs-job'),
            render: (_, run) => <Link to={`?job=${run.job}`}>{titleOf(run.job)}</Link>,
          },
          { title: text('jobs-state'), render: (_, run) => <State run={run} /> },
          { title: text('jobs-asked'), render: (_, run) => run.asked_by ?? text('jobs-schedule') },
          { title: text('jobs-begun'), render: (_, run) => at(run.started_at) },
          { title: text('jobs-ended'), render: (_, run) => at(run.finished_at) },
          { key: 'acts', render: (_, run) => <Stop run={run} /> },
        ]}
      />
      <SaveSheet
        name={text('jobs-list')}
        sheet={() => ({
          head: [text('jobs-job'), text('jobs-state'), text('jobs-begun'), text('jobs-ended')],
          rows: runs.map((run) => [
            titleOf(run.job),
            state(run),
            at(run.started_at),
            at(run.finished_at),
          ]),
        })}
      />
    </>
  );
}

function State({ run }: { run: Run }) {
  const text = useText();
  const words = run.failure.map(({ title }) => title).join(' ');
  const done = shareDone(run.progress);
  return (
    <Flex vertical gap={4}>
      <Tooltip title={words}>
        <Tag color={COLOURS[run.state]}>{text(`jobs-state-${run.state}` as MessageId)}</Tag>
      </Tooltip>
      {run.state === 'running' && done !== undefined && (
        <Progress size="small" percent={Math.round(done * 100)} />
      )}
      {run.state === 'failed' && words && <Alert type="error" title={words} />}
    </Flex>
  );
}

/** How much of a run is done, where it says so: 0 to 1. */
function shareDone(progress: unknown): number | undefined {
  const { done, total } = (progress ?? {}) as { done?: number; total?: number };
  return done !== undefined && total ? done / total : undefined;
}

function Stop({ run }: { run: Run }) {
  const text = useText();
  const act = useAct();
  const mayRun = useRight('run-jobs');
  const active = run.state === 'queued' || run.state === 'running';
  if (!mayRun || !active) return null;
  const stop = () =>
    act(() => server.DELETE('/api/v1/jobs/{id}', { params: { path: { id: run.id } } }));
  return (
    <Button size="small" loading={run.cancel_requested} onClick={() => void stop()}>
      {text('jobs-cancel')}
    </Button>
  );
}
