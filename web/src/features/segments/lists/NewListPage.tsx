/** A new list: what it is called, and who is on it, pasted one a line. */
import { Alert, Button, Card, Col, Flex, Form, Row } from 'antd';
import { useState } from 'react';

import { problemOf } from '~/api/problem.ts';
import { useRight } from '~/api/session.tsx';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { Leaving } from '~/ui/Leaving.tsx';
import { Page } from '~/ui/Page.tsx';
import { NoPermission } from '~/ui/Trouble.tsx';

import { type Naming, NamingFields, namingOf, useMetadata } from '../Naming.tsx';
import { useSave } from '../page/useSave.ts';
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
  const save = useSave();
  const submit = (naming: Naming) => {
    const spec = { add: (found ?? []).map(({ customer }) => customer) };
    void save.run({ kind: 'StaticList', metadata: metadata(naming, undefined), spec });
  };
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
              {save.error !== undefined && <Refusal error={save.error} />}
              <Flex gap={8} style={{ marginTop: 16 }}>
                <Button
                  type="primary"
                  htmlType="submit"
                  disabled={!found?.length}
                  loading={save.isRunning}
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
