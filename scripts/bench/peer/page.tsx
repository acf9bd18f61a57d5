import { useLayoutEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";

type Said = { id: string; text: string };

/** What scrolls must be reachable with the keyboard. */
const keyboardReachable = { tabIndex: 0 };

/** Reads the growing answer and hands over all of it with every piece. */
async function follow(onText: (text: string) => void): Promise<void> {
  const reader = (await fetch("/stream")).body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    text += read.value;
    onText(text);
  }
}

/** All messages in one list, each of them drawn by react-markdown, and its end kept in sight. */
function Thread({ messages }: { messages: Said[] }) {
  const view = useRef<HTMLDivElement>(null);
  // In braces: what scrollTo gives back would be taken for the effect's way to clean up.
  useLayoutEffect(() => {
    view.current?.scrollTo({ top: view.current.scrollHeight });
  });
  return (
    <div ref={view} role="log" {...keyboardReachable}>
      {messages.map(({ id, text }) => (
        <article key={id}>
          <ReactMarkdown remarkPlugins={[remarkGfm]}>{text}</ReactMarkdown>
        </article>
      ))}
    </div>
  );
}

function Composer({ onSend }: { onSend: () => void }) {
  const [draft, setDraft] = useState("");
  return (
    <textarea
      aria-label="Message"
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        setDraft("");
        onSend();
      }}
    />
  );
}

/** A chat as most are written: with every piece of an answer the list is drawn again. */
function Chat({ messages }: { messages: Said[] }) {
  const [answer, setAnswer] = useState("");
  const shown = answer === "" ? messages : [...messages, { id: "growing", text: answer }];
  return (
    <>
      <Thread messages={shown} />
      <Composer onSend={() => void follow(setAnswer)} />
    </>
  );
}

const messages: Said[] = await (await fetch(`/messages${location.search}`)).json();
createRoot(document.getElementById("chat") ?? document.body).render(<Chat messages={messages} />);
