/** The network of a model folder and transformers.js's tensors, loaded from `folder` alone: no cache, no network access. */
export async function loadNetwork(folder: string) {
  const { AutoModel, Tensor } = await offlineTransformers();
  const network = await AutoModel.from_pretrained(folder, { local_files_only: true, quantized: true });
  return { network, Tensor };
}

/** transformers.js, told to read nothing but the folders it is given. */
export async function offlineTransformers() {
  const transformers = await import('@xenova/transformers');
  const { env } = transformers;
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = '';
  return transformers;
}
