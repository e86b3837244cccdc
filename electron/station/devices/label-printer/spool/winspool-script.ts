/*
 * The process beside the station that speaks to the Windows spooler; its protocol is in windows-spooler.ts. Source: Windows
 * SDK, winspool.h. A job that was not written whole is deleted: half a label would wait in the printer for its end.
 */
export const WINSPOOL_SCRIPT = String.raw`
$ErrorActionPreference = 'Stop'
Add-Type -TypeDefinition @'
using System; using System.ComponentModel; using System.Runtime.InteropServices;
public static class Spool {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)] struct Doc { public string Name; public string Output; public string Type; }
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool OpenPrinterW(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool ClosePrinter(IntPtr printer);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern int StartDocPrinterW(IntPtr printer, int level, ref Doc doc);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)] static extern bool WritePrinter(IntPtr printer, byte[] bytes, int count, out int written);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool GetPrinterW(IntPtr printer, int level, byte[] buffer, int size, out int needed);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool GetJobW(IntPtr printer, int job, int level, IntPtr buffer, int size, out int needed);
  [DllImport("winspool.drv", CharSet = CharSet.Unicode, SetLastError = true)] static extern bool SetJobW(IntPtr printer, int job, int level, IntPtr data, int command);
  const int Insufficient = 122, InvalidParameter = 87, Delete = 5;
  static Win32Exception Last() { return new Win32Exception(Marshal.GetLastWin32Error()); }
  static T With<T>(string name, Func<IntPtr, T> use) {
    IntPtr printer; if (!OpenPrinterW(name, out printer, IntPtr.Zero)) throw Last();
    try { return use(printer); } finally { ClosePrinter(printer); }
  }
  public static int Queue(string name) { return With(name, printer => {
    var buffer = new byte[4]; int needed;
    if (!GetPrinterW(printer, 6, buffer, 4, out needed)) throw Last();
    return BitConverter.ToInt32(buffer, 0); }); }
  public static int[] Submit(string name, string title, byte[] bytes) { return With(name, printer => {
    var doc = new Doc { Name = title, Output = null, Type = "RAW" };
    int job = StartDocPrinterW(printer, 1, ref doc); if (job == 0) throw Last();
    int all = 0;
    while (all < bytes.Length) {
      var rest = new byte[bytes.Length - all]; Array.Copy(bytes, all, rest, 0, rest.Length);
      int written; if (!WritePrinter(printer, rest, rest.Length, out written) || written == 0) break;
      all += written;
    }
    if (all < bytes.Length) SetJobW(printer, job, 0, IntPtr.Zero, Delete);
    EndDocPrinter(printer);
    return new[] { job, all }; }); }
  public static int Job(string name, int job) { return With(name, printer => {
    int needed; GetJobW(printer, job, 1, IntPtr.Zero, 0, out needed);
    int error = Marshal.GetLastWin32Error(); if (error == InvalidParameter) return -1; if (error != Insufficient) throw new Win32Exception(error);
    IntPtr buffer = Marshal.AllocHGlobal(needed);
    try {
      if (!GetJobW(printer, job, 1, buffer, needed, out needed)) { if (Marshal.GetLastWin32Error() == InvalidParameter) return -1; throw Last(); }
      // JOB_INFO_1: a DWORD, six pointers in the room of pointers, then the status.
      return Marshal.ReadInt32(buffer, IntPtr.Size * 7);
    } finally { Marshal.FreeHGlobal(buffer); } }); }
  public static void Cancel(string name, int job) { With(name, printer => { if (!SetJobW(printer, job, 0, IntPtr.Zero, Delete)) throw Last(); return 0; }); }
}
'@
$printer = $env:TURNBACK_PRINTER
while ($null -ne ($line = [Console]::In.ReadLine())) {
  try {
    $asked = $line | ConvertFrom-Json
    $answer = switch ($asked.ask) {
      'queue'  { @{ status = [Spool]::Queue($printer) } }
      'submit' { $made = [Spool]::Submit($printer, $asked.name, [Convert]::FromBase64String($asked.base64)); @{ job = $made[0]; written = $made[1] } }
      'job'    { $status = [Spool]::Job($printer, $asked.job); if ($status -lt 0) { @{ gone = $true } } else { @{ status = $status } } }
      'cancel' { [Spool]::Cancel($printer, $asked.job); @{} }
    }
  } catch {
    $cause = $_.Exception; while ($cause.InnerException) { $cause = $cause.InnerException }
    $answer = @{ error = $cause.Message; code = $(if ($cause -is [ComponentModel.Win32Exception]) { $cause.NativeErrorCode } else { 0 }); written = 0 }
  }
  [Console]::Out.WriteLine(($answer | ConvertTo-Json -Compress)); [Console]::Out.Flush()
}
`
