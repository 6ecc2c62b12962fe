/** What a caller asked for, as a text-to-image deployment takes it. */
export const REQUEST_PAYLOAD = {
  deployment_id: 'c3b1f0de-8f1e-4b0a-9a54-5b8a7f6d1e2c',
  inputs: {
    positive_prompt: 'a red fox in a birch forest at dawn, watercolor, soft light, highly detailed',
    negative_prompt: 'blurry, low quality, watermark, text, extra limbs',
    width: 1024,
    height: 1024,
    steps: 28,
    cfg: 6.5,
    sampler: 'dpmpp_2m',
    scheduler: 'karras',
    seed: 812_736_455,
  },
};
