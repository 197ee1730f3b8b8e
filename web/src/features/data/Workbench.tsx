/** A file that was sent, how it is read, and what its rows become: corrected until it is right. */
import { Alert, Button, Card, Col, Flex, Row, Segmented, Tooltip } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';

import { ColumnTable } from './ColumnTable.tsx';
import { found, Found } from './Found.tsx';
import { beginImport, type Guess, useGuess, useTrial } from './guess.ts';
import { lacks, type RowKind, type Source, type SourceSpec } from './mapping.ts';
import { MoneyCard } from './MoneyCard.tsx';
import { ReadingCard } from './ReadingCard.tsx';
import { TrialPanel } from './TrialPanel.tsx';
import { WhatHappens } from './WhatHappens.tsx';

interface Given {
  upload: string;
  as: RowKind;
  source: string;
  setAs: (as: string) => void;
}

export function Workbench({ upload, as, source, setAs }: Given) {
  const guess = useGuess(upload, as, source);
  const text = useText();
  const title = guess.data?.file ?? text('data-import-title');
  return (
    <Page title={title} what={guess.data && <Found guess={guess.data} />} actions={<Another />}>
      {guess.data === undefined && guess.error && <RowKinds as={as} setAs={setAs} />}
      <Loaded query={guess}>{(data) => <Bench guess={data} as={as} setAs={setAs} />}</Loaded>
    </Page>
  );
}

function Another() {
  const text = useText();
  return <Link to={paths.newImport()}>{text('data-another-file')}</Link>;
}

interface BenchGiven {
  guess: Guess;
  as: RowKind;
  setAs: (as: string) => void;
}

function Bench({ guess, as, setAs }: BenchGiven) {
  const text = useText();
  const [draft, setDraft] = useState<Source>();
  const trial = useTrial(guess.upload, as, draft);
  const source = draft ?? (guess.definition as unknown as Source);
  const change = (spec: SourceSpec) => setDraft({ ...source, spec });
  const rename = (name: string) => setDraft({ ...source, metadata: { ...source.metadata, name } });
  const tried = draft ? (trial.data ?? guess) : guess;
  const calls = found(guess).format === 'tracking';
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={15}>
        <Flex vertical gap={16}>
          {!calls && <RowKinds as={as} setAs={setAs} />}
          {calls && <Alert type="info" showIcon title={text('data-calls')} />}
          {!calls && as === 'events' && <WhatHappens spec={source.spec} change={change} />}
          {!calls && <ColumnTable columns={tried.columns} spec={source.spec} change={change} />}
          {!calls && as === 'events' && (
            <MoneyCard columns={tried.columns} spec={source.spec} change={change} />
          )}
          <ReadingCard guess={guess} source={source} change={change} rename={rename} />
        </Flex>
      </Col>
      <Col xs={24} xl={9}>
        <div style={{ position: 'sticky', top: 16 }}>
          <Card size="small">
            <TrialPanel
              guess={tried}
              lacking={lacks(source.spec)}
              error={draft ? trial.error : undefined}
              busy={trial.isFetching}
            >
              <Begin guess={guess} source={source} calls={calls} />
            </TrialPanel>
          </Card>
        </div>
      </Col>
    </Row>
  );
}

function RowKinds({ as, setAs }: { as: RowKind; setAs: (as: string) => void }) {
  const text = useText();
  return (
    <Flex wrap gap={12} align="center">
      <strong id="row-kind">{text('data-row-is')}</strong>
      <Segmented
        aria-labelledby="row-kind"
        value={as}
        onChange={setAs}
        options={[
          { value: 'events', label: text('data-row-event') },
          { value: 'customers', label: text('data-row-customer') },
        ]}
      />
    </Flex>
  );
}

interface BeginGiven {
  guess: Guess;
  source: Source;
  calls: boolean;
}

/** The buttons that bring the file in, or only check all of it. */
function Begin({ guess, source, calls }: BeginGiven) {
  const text = useText();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<'import' | 'check'>();
  const [error, setError] = useState<unknown>();
  const lacking = !calls && lacks(source.spec) !== undefined;
  const begin = async (what: 'import' | 'check') => {
    setBusy(what);
    setError(undefined);
    try {
      const { id } = await beginImport(guess.upload, source, what === 'check');
      await navigate(paths.import(id), { replace: true });
    } catch (error) {
      setError(error);
      setBusy(undefined);
    }
  };
  const disabled = lacking || busy !== undefined;
  return (
    <Flex vertical gap={12} style={{ marginBlock: 16 }}>
      {error !== undefined && (
        <Alert type="error" showIcon role="alert" title={problemOf(error).message} />
      )}
      <Flex wrap gap={8}>
        <Button
          type="primary"
          disabled={disabled}
          loading={busy === 'import'}
          onClick={() => void begin('import')}
        >
          {text('data-import-now')}
        </Button>
        <Tooltip title={text('data-check-what')}>
          <Button
            disabled={disabled}
            loading={busy === 'check'}
            onClick={() => void begin('check')}
          >
            {text('data-check-now')}
          </Button>
        </Tooltip>
      </Flex>
    </Flex>
  );
}
