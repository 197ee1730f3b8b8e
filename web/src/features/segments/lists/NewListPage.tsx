/** A new list: what it is called, and who is on it, pasted one a line. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Col, Flex, Form, Row } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { applyDefinitions } from '~/api/apply.ts';
import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { Page } from '~/ui/Page.tsx';
import { paths } from '~/ui/paths.ts';
import { NoPermission } from '~/ui/Trouble.tsx';
import { useUndo } from '~/ui/undo.tsx';
import { useRemove } from '~/ui/useRemove.ts';

import { type Naming, NamingFields, namingOf, useMetadata } from '../Naming.tsx';
import { Leaving, leaveFreely } from '../page/Leaving.tsx';
import type { Metadata } from '../page/spec.ts';
import type { Found } from './lines.ts';
import { Paste } from './Paste.tsx';

export function NewListPage() {
  const mayDefine = useRight('define');
  const seesPeople = useRight('see-personal');
  return mayDefine && seesPeople ? <NewList /> : <NoPermission />;
}

function NewList() {
  const { language, text } = useLanguage();
  const metadata = useMetadata();
  const [pasted, setPasted] = useState('');
  const [found, setFound] = useState<Found[]>();
  const make = useMake();
  const submit = (naming: Naming) => void make.run(metadata(naming, undefined), found ?? []);
  return (
    <Page title={text('lists-new')} what={text('lists-what')}>
      <Leaving when={pasted.trim() !== ''} />
      <Form<Naming>
        layout="vertical"
        requiredMark={false}
        initialValues={namingOf(undefined, '', language)}
        onFinish={submit}
      >
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={14}>
            <Card size="small">
              <Paste value={pasted} onChange={setPasted} onFound={setFound} />
            </Card>
          </Col>
          <Col xs={24} lg={10}>
            <Card size="small">
              <NamingFields />
              {make.error !== undefined && <Refusal error={make.error} />}
              <Flex gap={8} style={{ marginTop: 16 }}>
                <Button
                  type="primary"
                  htmlType="submit"
                  disabled={!found?.length}
                  loading={make.isRunning}
                >
                  {text('lists-save', { count: found?.length ?? 0 })}
                </Button>
              </Flex>
            </Card>
          </Col>
        </Row>
      </Form>
    </Page>
  );
}

function Refusal({ error }: { error: unknown }) {
  const text = useText();
  const { status, message } = problemOf(error);
  return (
    <Alert type="error" showIcon title={status === 412 ? text('segments-name-taken') : message} />
  );
}

/** Saves a new list, shows it, and offers to take that back. */
function useMake() {
  const text = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const undo = useUndo();
  const remove = useRemove();
  const [error, setError] = useState<unknown>();
  const [isRunning, setRunning] = useState(false);
  const run = async (metadata: Metadata, customers: Found[]) => {
    setRunning(true);
    setError(undefined);
    const { name } = metadata;
    const spec = { add: customers.map(({ customer }) => customer) };
    const definition = { apiVersion: 'fenqun/v1', kind: 'StaticList', metadata, spec };
    try {
      const applied = await applyDefinitions([definition], 0);
      await queries.invalidateQueries();
      leaveFreely();
      void navigate(paths.segment(name));
      undo(text('segments-saved'), async () => {
        const version = applied.definitions[0]?.version ?? 1;
        const leave = { from: paths.segment(name), to: paths.segments() };
        await remove({ kind: 'StaticList', name, version, leave });
      });
    } catch (refused) {
      setError(refused);
      // Somebody else took the name just now: what is saved is asked for anew, then another is found.
      if (problemOf(refused).status === 412) await queries.invalidateQueries();
    } finally {
      setRunning(false);
    }
  };
  return { run, error, isRunning };
}
