"use client";

import { Component, type ReactNode } from "react";

type Props = { text: string; children: ReactNode };

/** A block as it was written, for when it cannot or must not be parsed. */
export function PlainBlock({ text }: { text: string }) {
  return (
    <div dir="auto" data-plain="" className="whitespace-pre-wrap">
      {text}
    </div>
  );
}

/** Keeps a block that fails to render from taking the page with it; tries again when its text changes. */
export class BlockBoundary extends Component<Props, { failed: string | null }> {
  override state: { failed: string | null } = { failed: null };

  static getDerivedStateFromError() {
    return { failed: "" };
  }

  override componentDidCatch() {
    this.setState({ failed: this.props.text });
  }

  override componentDidUpdate() {
    if (this.state.failed !== null && this.state.failed !== this.props.text) this.setState({ failed: null });
  }

  override render() {
    return this.state.failed === null ? this.props.children : <PlainBlock text={this.props.text} />;
  }
}
