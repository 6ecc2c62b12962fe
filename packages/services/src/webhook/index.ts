export { isIssuedAddress, isSharedSecret, webhookAddress } from './address.ts';
export { type ReceivedWebhook, receiveWebhook } from './receive-webhook.ts';
