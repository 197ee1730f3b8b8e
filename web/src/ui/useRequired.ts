/** The rule of a field that must be filled in. */
import { useText } from '~/messages/Messages.tsx';

export function useRequired() {
  const text = useText();
  return [{ required: true, message: text('field-required') }];
}
