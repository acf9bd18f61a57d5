import { NotFoundNote } from "@/components/not-found-note";

export default function NotFoundPage() {
  return (
    <div className="flex h-dvh">
      <NotFoundNote />
    </div>
  );
}
