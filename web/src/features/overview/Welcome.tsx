/** The first thing that a new user sees: what to do, in three steps. */
import {
  AppstoreOutlined,
  CheckCircleFilled,
  CloudUploadOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Button, Card, Col, Flex, Row, theme, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';

import { useRight } from '~/api/session.tsx';
import { useText } from '~/messages/Messages.tsx';
import { paths } from '~/ui/paths.ts';

import { Preset } from './Preset.tsx';

interface Given {
  customers: number;
}

export function Welcome({ customers }: Given) {
  const text = useText();
  const hasData = customers > 0;
  return (
    <Flex vertical gap={16}>
      <div style={{ textAlign: 'center', padding: hasData ? 8 : '24px 0 8px' }}>
        <Typography.Title level={2} style={{ fontSize: 24, marginBottom: 8 }}>
          {text(hasData ? 'overview-welcome-next' : 'overview-welcome')}
        </Typography.Title>
        <Typography.Text type="secondary" style={{ fontSize: 16 }}>
          {text(hasData ? 'overview-welcome-next-what' : 'overview-welcome-what')}
        </Typography.Text>
      </div>
      <Row gutter={[16, 16]}>
        <BringIn customers={customers} />
        <ChooseModel hasData={hasData} />
        <Look hasData={hasData} />
      </Row>
    </Flex>
  );
}

function BringIn({ customers }: Given) {
  const text = useText();
  const navigate = useNavigate();
  const may = useRight('import');
  const done = customers > 0;
  return (
    <Step
      number={1}
      icon={<CloudUploadOutlined />}
      title={text('overview-step-data')}
      what={
        done
          ? text('overview-step-data-done', { count: customers })
          : text('overview-step-data-what')
      }
      done={done}
      current={!done}
    >
      {may && (
        <Button
          type={done ? 'default' : 'primary'}
          size="large"
          onClick={() => void navigate(paths.newImport())}
        >
          {text(done ? 'overview-step-data-more' : 'overview-step-data-do')}
        </Button>
      )}
    </Step>
  );
}

function ChooseModel({ hasData }: { hasData: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  const may = useRight('define');
  return (
    <Step
      number={2}
      icon={<AppstoreOutlined />}
      title={text('overview-step-model')}
      what={text('overview-step-model-what')}
      done={false}
      current={hasData}
    >
      {may && hasData && <Preset />}
      {may && (
        <Button
          size="large"
          disabled={!hasData}
          onClick={() => void navigate(paths.newSegmentation())}
        >
          {text('overview-step-model-do')}
        </Button>
      )}
    </Step>
  );
}

function Look({ hasData }: { hasData: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <Step
      number={3}
      icon={<TeamOutlined />}
      title={text('overview-step-groups')}
      what={text('overview-step-groups-what')}
      done={false}
      current={false}
    >
      <Button size="large" disabled={!hasData} onClick={() => void navigate(paths.customers())}>
        {text('overview-step-groups-do')}
      </Button>
    </Step>
  );
}

interface StepGiven {
  number: number;
  icon: ReactNode;
  title: string;
  what: string;
  done: boolean;
  current: boolean;
  children: ReactNode;
}

function Step({ number, icon, title, what, done, current, children }: StepGiven) {
  const text = useText();
  const { token } = theme.useToken();
  const edge = current ? token.colorPrimary : token.colorBorderSecondary;
  return (
    <Col xs={24} lg={8}>
      <Card style={{ height: '100%', borderColor: edge, borderWidth: current ? 2 : 1 }}>
        <Flex vertical gap={12} align="flex-start">
          <Flex gap={12} align="center" style={{ fontSize: 28, color: token.colorPrimary }}>
            {done ? <CheckCircleFilled aria-label={text('overview-step-done')} /> : icon}
          </Flex>
          <Typography.Title level={3} style={{ fontSize: 18, margin: 0 }}>
            {number}. {title}
          </Typography.Title>
          <Typography.Paragraph type="secondary" style={{ minHeight: 66, margin: 0 }}>
            {what}
          </Typography.Paragraph>
          <Flex wrap gap={8}>
            {children}
          </Flex>
        </Flex>
      </Card>
    </Col>
  );
}
