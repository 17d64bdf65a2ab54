import { once } from "node:events";
import { PassThrough } from "node:stream";
import { collect } from "./collect";

describe("the body of an answer", () => {
  it("is collected to its end", async () => {
    const body = new PassThrough();
    const whole = collect(body);
    body.write("one, ");
    body.end("two");
    expect(Buffer.from(await whole).toString()).toBe("one, two");
  });

  it("is lost where the connection ends in the middle of it", async () => {
    const body = new PassThrough();
    const whole = collect(body);
    body.write("one, ");
    body.destroy();
    await expect(whole).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("is lost where the connection had ended before it was asked for", async () => {
    const body = new PassThrough();
    body.write("one, ");
    body.destroy();
    await once(body, "close");
    await expect(collect(body)).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  it("fails as the connection fails", async () => {
    const body = new PassThrough();
    const whole = collect(body);
    body.destroy(new Error("reset"));
    await expect(whole).rejects.toThrow("reset");
  });
});
