/** Where to go with the data that just came in. */
import { AppstoreOutlined, HomeOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Typography } from 'antd';
import { useNavigate } from 'react-router';

import { useText } from '~/messages/Messages.tsx';
import { useRight } from '~/api/session.tsx';
import { paths } from '~/ui/paths.ts';

export function WhatNext() {
  const text = useText();
  const navigate = useNavigate();
  const define = useRight('define');
  const go = (path: string) => () => void navigate(path);
  return (
    <Card size="small">
      <Flex wrap gap={12} align="center">
        <Typography.Text strong>{text('data-next')}</Typography.Text>
        {define && (
          <Button type="primary" icon={<AppstoreOutlined />} onClick={go(paths.newSegmentation())}>
            {text('data-next-model')}
          </Button>
        )}
        <Button icon={<UserOutlined />} onClick={go(paths.customers())}>
          {text('data-next-customers')}
        </Button>
        <Button icon={<HomeOutlined />} onClick={go(paths.overview())}>
          {text('data-next-overview')}
        </Button>
      </Flex>
    </Card>
  );
}
