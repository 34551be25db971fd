import { policy } from './policy';

/** The address that clients reach the controller at. */
export const EXTERNAL_ADDRESS = policy({
  features: { externalAddress: '' },
  used: (_address: string) => ['externalAddress'],
});
