import { ModelNotFound } from "@/components/models/model-not-found";

export default function ModelPageNotFound() {
  return <ModelNotFound />;
}
